import type { CaseId } from '#shared/cases/words.ts'
import type { AttachmentId } from '#shared/records/words.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { news } from '#server/platform/outbox.ts'

/** Somebody typed in the notes. */
export const notesChanged = news<{ sessionId: SessionId }>('notes-changed')

/** The notes were shown, hidden, answered or signed. */
export const notesReviewed = news<{ sessionId: SessionId }>('notes-reviewed')

/** Something was attached to a case. */
export const fileAttached = news<{ caseId: CaseId; attachmentId: AttachmentId }>('file-attached')

/** Something is shown in a session, or is put away. */
export const showingChanged = news<{ sessionId: SessionId }>('showing-changed')

/** Another screen has drawn what is shown. */
export const evidenceSeen = news<{ sessionId: SessionId }>('evidence-seen')
