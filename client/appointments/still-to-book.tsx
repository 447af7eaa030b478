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

/** In a first contact (this one, or a case's last): what its officer books before it ends. Nothing where it is booked already, or where there is nothing to book. */
export function StillToBook({ caseId, appointmentId }: { caseId: CaseId; appointmentId?: AppointmentId }) {
  const say = useTexts(appointmentsTexts)
  const saySkill = useTexts(skillTexts)
  const { data: me } = useMe()
  const { data: of } = useMeetings(caseId)
  const held = of?.appointments.filter(({ status }) => !(over as readonly string[]).includes(status)) ?? []
  const now = appointmentId ? held.find(({ id }) => id === appointmentId) : held.at(-1)
  const what = now && stillToBook(now)
  if (!of?.open || !now || !what || me?.kind !== 'staff' || !mayBookAgain(me)) return null
  if (of.waiting !== null || held.some(({ id, registeredAt }) => id !== now.id && registeredAt > now.registeredAt)) return null
  return (
    <Card title={say(what === 'specialist' ? 'specialistNow' : 'announcedNow')} tone="wait">
      <div className="stack">
        <p>{what === 'specialist' ? say('specialistNowMore', { skill: saySkill(now.skill) }) : say('announcedNowMore')}</p>
        <div><MeetAgain caseId={caseId} words={say(what === 'specialist' ? 'bookSpecialist' : 'bookMediation')} main /></div>
      </div>
    </Card>
  )
}
