import { Circle, CircleAlert, CircleCheck, CircleDashed, CircleX } from 'lucide-react'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Appointment } from '#shared/appointments/words.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import { useDates } from '../platform/dates.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import type { GridBlock } from '../ui/time-grid.tsx'
import { canChange, lampOf } from './next-thing.ts'

const icons = { good: CircleCheck, wait: CircleAlert, bad: CircleX, off: CircleDashed, plain: Circle } as const
const looks = { good: 'heard', wait: 'wait', bad: 'bad', off: 'past', plain: 'plain' } as const

/** Appointments as blocks of a time grid: when, number and surnames, stations, state. No more than a list shows. */
export function useBlocks(appointments: readonly Appointment[]): GridBlock[] {
  const say = useTexts(appointmentsTexts)
  const sayCase = useTexts(casesTexts)
  const { language } = useLanguage()
  const { day, time, span } = useDates()
  const [between, then] = language === 'zh' ? ['、', '，'] : [', ', ', ']
  return appointments.map(({ id, queueNumber, topic, status, urgent, slot, sides }) => {
    const lamp = lampOf(status)
    const Icon = icons[lamp]
    const names = sides.map((side) => side.names.join(' ')).filter(Boolean).join(' · ')
    const stations = [...new Set(slot.places.map((place) => (language === 'zh' ? place.stationName : place.stationNameEn)))].join(between)
    const state = say(`status.${status}`)
    return {
      key: id, from: Date.parse(slot.from), to: Date.parse(slot.to), look: looks[lamp], movable: canChange(status), name: `${queueNumber} ${names}`,
      label: [queueNumber, `${day(slot.from)} ${span(slot.from, slot.to)}`, ...sides.map((side) => `${sayCase(`side.${side.side}`)} ${side.names.join(' ')}`), stations, sayCase(`topic.${topic}`), state, ...(urgent ? [say('urgentTag')] : [])].join(then),
      lines: [
        <span key="when" className="row" style={{ gap: '0.3em', flexWrap: 'nowrap' }}><Icon aria-hidden size="1em" /><strong className="figures">{time(slot.from)}</strong><span className="figures">{queueNumber}</span>{urgent && <strong>{say('urgentTag')}</strong>}</span>,
        names, stations, `${sayCase(`topic.${topic}`)} · ${state}`,
      ],
    }
  })
}
