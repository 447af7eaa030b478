import { useQuery } from '@tanstack/react-query'
import { casesTexts } from '#shared/cases/texts.ts'
import type { AppointmentId } from '#shared/appointments/words.ts'
import { noticesTexts } from '#shared/notices/texts.ts'
import type { Notice, NoticeStatus } from '#shared/notices/words.ts'
import { query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Card } from '../ui/card.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './notices.css'

const lamps: Record<NoticeStatus, 'good' | 'wait' | 'bad' | 'off'> = { waiting: 'wait', sent: 'good', heard: 'good', not_reached: 'wait', other_time: 'wait', failed: 'bad', cancelled: 'off' }

/** How everybody of an appointment was told: slip, SMS, phone, the other station. */
export function HowTold({ appointmentId }: { appointmentId: AppointmentId }) {
  const say = useTexts(noticesTexts)
  const sayCase = useTexts(casesTexts)
  const { moment } = useDates()
  const list = useQuery(query.notices.ofAppointment.queryOptions({ input: { appointmentId } }))
  const shown = ((list.data ?? []) as Notice[]).filter((one) => one.status !== 'cancelled')
  return (
    <Card title={say('howTold')}>
      {list.isPending && <Waiting words={say('loading')} />}
      <ToldNotice told={list.error ? refusalOf(list.error) : null} onAgain={() => void list.refetch()} />
      {list.data && shown.length === 0 && <p>{say('nobodyTold')}</p>}
      <ul className="notices">
        {shown.map((one) => (
          <li key={one.id} className="notice-told">
            <span>{say(`channel.${one.channel}`)}{one.side && ` · ${sayCase(`side.${one.side}`)}`}{one.partyName && ` ${one.partyName}`}</span>
            <Lamp state={lamps[one.status]} word={say(`status.${one.status}`)} />
            <span className="quiet-text figures">{moment(one.at)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
