import { useQuery } from '@tanstack/react-query'
import { CalendarX2 } from 'lucide-react'
import { Link } from 'react-router'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Appointment, AppointmentStatus } from '#shared/appointments/words.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import { oversightTexts } from '#shared/oversight/texts.ts'
import { skillTexts } from '#shared/people/skill-texts.ts'
import { atClock, type Day } from '#shared/platform/time.ts'
import { query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { Tag } from '../ui/page.tsx'
import { Asked } from './asked.tsx'
import type { Chosen } from './board-table.tsx'
import { clockOf } from './words.ts'

// What the board does not count (B1) is not in the cell either.
const takesNobody: readonly AppointmentStatus[] = ['cancelled_by_party', 'redirected', 'no_show_party', 'no_show_officer']

/** The meetings of one hour at one station: surnames only, with the way to each case. */
export function CellDialog({ day, stationId, station, hour, onClose }: Chosen & { day: Day; onClose: () => void }) {
  const say = useTexts(oversightTexts)
  const list = useQuery(query.appointments.list.queryOptions({ input: { day, stationId } }))
  const [from, to] = [atClock(day, clockOf(hour)).getTime(), atClock(day, clockOf(hour + 1)).getTime()]
  const isHere = ({ slot, status }: Appointment) => !takesNobody.includes(status) && Date.parse(slot.from) < to && Date.parse(slot.to) > from && slot.places.some((place) => place.stationId === stationId)
  return (
    <Dialog title={say('meetingsAt', { station, hour: clockOf(hour), until: clockOf(hour + 1) })} open wide onClose={onClose}>
      <Asked of={list}>{(given) => {
        const here = (given as Appointment[]).filter(isHere)
        if (here.length === 0) return <Empty icon={CalendarX2} title={say('noMeetings')}>{say('meetingsMore')}</Empty>
        return <ul className="meetings">{here.map((one) => <MeetingLine key={one.id} meeting={one} />)}</ul>
      }}</Asked>
    </Dialog>
  )
}

function MeetingLine({ meeting }: { meeting: Appointment }) {
  const say = useTexts(oversightTexts)
  const sayAppointment = useTexts(appointmentsTexts)
  const sayCase = useTexts(casesTexts)
  const saySkill = useTexts(skillTexts)
  const { span } = useDates()
  return (
    <li>
      <strong className="figures">{span(meeting.slot.from, meeting.slot.to)}</strong>
      <span className="meetings-what">
        <span>{meeting.urgent && <><Tag tone="danger">{say('urgent')}</Tag>{' '}</>}{sayCase(`topic.${meeting.topic}`)} · {meeting.sides.map((side) => `${sayCase(`side.${side.side}`)} ${side.names.join(' ')}`).join(' · ')}</span>
        <span className="quiet-text">{say('heldBy', { name: meeting.slot.officerName, skill: saySkill(meeting.skill) })} · {sayAppointment(`status.${meeting.status}`)} · {say('promise')}: {sayAppointment(`promise.${meeting.promise}`)}</span>
      </span>
      <Link to={`/desk/cases/${meeting.caseId}`} className="figures">{meeting.caseNumber}</Link>
    </li>
  )
}
