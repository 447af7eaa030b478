import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Appointment } from '#shared/appointments/words.ts'
import { useTexts } from '../platform/language.tsx'
import { Tag } from '../ui/page.tsx'

/** What is special about an appointment: its hour is not sure yet, its officer only begins it, or the law made it wait. */
export function StateTags({ of: { standby, toldAt, firstContact, promise } }: { of: Pick<Appointment, 'standby' | 'toldAt' | 'firstContact' | 'promise'> }) {
  const say = useTexts(appointmentsTexts)
  return <>{standby && toldAt === null && <Tag tone="wait">{say('standbyTag')}</Tag>}{firstContact && <Tag>{say('firstContactTag')}</Tag>}{promise === 'notice_period' && <Tag>{say('promise.notice_period')}</Tag>}</>
}
