import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Appointment } from '#shared/appointments/words.ts'
import { useTexts } from '../platform/language.tsx'
import { Tag } from '../ui/page.tsx'

/** What is special about an appointment: its hour is not sure yet, or its officer only begins it. */
export function StateTags({ of: { standby, toldAt, firstContact } }: { of: Pick<Appointment, 'standby' | 'toldAt' | 'firstContact'> }) {
  const say = useTexts(appointmentsTexts)
  return <>{standby && toldAt === null && <Tag tone="wait">{say('standbyTag')}</Tag>}{firstContact && <Tag>{say('firstContactTag')}</Tag>}</>
}
