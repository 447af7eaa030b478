import { useQuery } from '@tanstack/react-query'
import { FolderOpen } from 'lucide-react'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { ButtonLink } from '../ui/button-link.tsx'

/** From a session that is over to its case, where everything of it has been filed. */
export function ToCase({ sessionId }: { sessionId: SessionId }) {
  const say = useTexts(sessionsTexts)
  const { data: session } = useQuery(query.sessions.read.queryOptions({ input: { sessionId } }))
  return session ? <ButtonLink to={`/desk/cases/${session.caseId}`} tone="main" icon={FolderOpen}>{say('toCase')}</ButtonLink> : null
}
