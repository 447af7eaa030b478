import { useQuery } from '@tanstack/react-query'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { StaffId } from '#shared/people/words.ts'
import { query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { Notice } from '../ui/notice.tsx'

/** Says, before leave is entered, over how many appointments it lies; draws nothing where there are none. */
export function TouchedByLeave({ staffId, from, to }: { staffId: StaffId; from: string; to: string }) {
  const say = useTexts(appointmentsTexts)
  const touched = useQuery(query.appointments.touched.queryOptions({ input: { staffId, from, to }, enabled: from < to, staleTime: 0 }))
  const count = touched.data?.count ?? 0
  return count === 0 ? null : <Notice tone="wait">{say('leaveTouches', { count })}</Notice>
}
