import { mayBookAgain } from '#shared/appointments/may.ts'
import { stillToBook } from '#shared/appointments/rules.ts'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { AppointmentId } from '#shared/appointments/words.ts'
import type { CaseId } from '#shared/cases/words.ts'
import { skillTexts } from '#shared/people/skill-texts.ts'
import { useTexts } from '../platform/language.tsx'
import { useMe } from '../people/use-me.ts'
import { Card } from '../ui/card.tsx'
import { MeetAgain } from './meet-again.tsx'
import { useMeetings } from './use-meetings.ts'

const over = ['cancelled_by_party', 'no_show_party', 'no_show_officer', 'redirected'] as const

/** In a first contact: what its officer books before it ends. Nothing where it is booked already, or where there is nothing to book. */
export function StillToBook({ caseId, appointmentId }: { caseId: CaseId; appointmentId: AppointmentId }) {
  const say = useTexts(appointmentsTexts)
  const saySkill = useTexts(skillTexts)
  const { data: me } = useMe()
  const { data: of } = useMeetings(caseId)
  const now = of?.appointments.find(({ id }) => id === appointmentId)
  const what = now && stillToBook(now)
  if (!of || !now || !what || me?.kind !== 'staff' || !mayBookAgain(me)) return null
  const isBooked = of.waiting !== null || of.appointments.some(({ id, registeredAt, status }) => id !== now.id && registeredAt > now.registeredAt && !(over as readonly string[]).includes(status))
  if (isBooked) return null
  return (
    <Card title={say(what === 'specialist' ? 'specialistNow' : 'announcedNow')} tone="wait">
      <div className="stack">
        <p>{what === 'specialist' ? say('specialistNowMore', { skill: saySkill(now.skill) }) : say('announcedNowMore')}</p>
        <div><MeetAgain caseId={caseId} words={say(what === 'specialist' ? 'specialistNow' : 'announcedNow')} main /></div>
      </div>
    </Card>
  )
}
