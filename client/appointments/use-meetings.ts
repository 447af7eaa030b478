import { useQuery } from '@tanstack/react-query'
import type { Appointment, Escalation } from '#shared/appointments/words.ts'
import type { CaseId } from '#shared/cases/words.ts'
import { query } from '../platform/api.ts'

type OfCase = { appointments: Appointment[]; waiting: Escalation | null; open: boolean }

/** The meetings of a case, and whether it is open to another. */
export const useMeetings = (caseId: CaseId) => useQuery({ ...query.appointments.ofCase.queryOptions({ input: { caseId } }), select: (given) => given as OfCase })
