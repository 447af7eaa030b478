import type { AppointmentId } from '#shared/appointments/words.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { DossierId, PaperId } from '#shared/papers/words.ts'
import type { Day } from '#shared/platform/time.ts'
import type { Id } from '#shared/platform/ids.ts'
import { news } from '#server/platform/outbox.ts'

/** A paper was made, a dossier came further, or the confirmation did. */
export const papersChanged = news<{ caseId: CaseId }>('papers-changed')

/** An oral agreement was registered: it is in effect, and is followed up. */
export const oralAgreementMade = news<{ caseId: CaseId; paperId: PaperId }>('oral-agreement-made')

/** Somebody asked for a dossier; it is bound next. */
export const dossierWanted = news<{ dossierId: DossierId }>('dossier-wanted')

/** Both sides are to be reminded that a court can be asked until a day. */
export type Reminder = { newsId: Id<'news'>; caseId: CaseId; appointmentId: AppointmentId; lastDay: Day }
export const confirmationRemembered = news<Reminder>('confirmation-remembered')
