import { mayBookAgain } from '#shared/appointments/may.ts'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { CaseId } from '#shared/cases/words.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useMe } from '../people/use-me.ts'
import { Card } from '../ui/card.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { TimeLeft } from '../ui/time-left.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { HandCaseOver } from './hand-case-over.tsx'
import { MeetAgain } from './meet-again.tsx'
import { isComing, lampOf } from './next-thing.ts'
import './promises.css'
import { StateTags } from './state-tags.tsx'
import { StillToBook } from './still-to-book.tsx'
import { useMeetings } from './use-meetings.ts'

/** The meetings of a case in order, whether one waits for a time, and another one while the case is open. */
export function CaseMeetings({ caseId }: { caseId: CaseId }) {
  const say = useTexts(appointmentsTexts)
  const { moment } = useDates()
  const { data: me } = useMe()
  const asked = useMeetings(caseId)
  const may = me?.kind === 'staff' && mayBookAgain(me) && asked.data?.open
  return (
    <>
      <StillToBook caseId={caseId} />
      <Card title={say('meetings')} aside={may && <MeetAgain caseId={caseId} />}>
        {asked.isPending && <Waiting words={say('loading')} />}
        <ToldNotice told={asked.error ? refusalOf(asked.error) : null} onAgain={() => void asked.refetch()} />
        {asked.data?.appointments.length === 0 && !asked.data.waiting && <p className="quiet-text">{say('noMeetings')}</p>}
        <ul className="promises">
          {asked.data?.appointments.map((one) => (
            <li key={one.id}>
              <span className="promises-line"><strong className="figures">{moment(one.slot.from)}</strong><Lamp state={lampOf(one.status)} word={say(`status.${one.status}`)} /></span>
              <span className="row">{one.slot.officerName}<StateTags of={one} /></span>
            </li>
          ))}
          {asked.data?.waiting && <li><span className="promises-line"><strong>{say('waitsForTime')}</strong></span><TimeLeft from={asked.data.waiting.registeredAt} until={asked.data.waiting.sessionDueAt} bar /></li>}
        </ul>
        {asked.data?.open && !asked.data.appointments.some(isComing) && <div className="row"><HandCaseOver caseId={caseId} /></div>}
      </Card>
    </>
  )
}
