import { recordsTexts } from '#shared/records/texts.ts'
import type { Seat, Session } from '#shared/sessions/words.ts'
import { useTexts } from '../platform/language.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Attachments } from './attachments.tsx'

/** The case's files beside its session. */
export function EvidenceSheet({ session: { session } }: { session: { session: Session | null; seat: Seat | null } }) {
  const say = useTexts(recordsTexts)
  return session ? <Attachments caseId={session.caseId} /> : <Waiting words={say('loadingFiles')} />
}
