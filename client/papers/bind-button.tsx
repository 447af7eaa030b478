import { BookOpenText } from 'lucide-react'
import type { CaseId } from '#shared/cases/words.ts'
import type { Purpose } from '#shared/papers/words.ts'
import { api, query } from '../platform/api.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { ToldNotice } from '../ui/told.tsx'

/** Has a dossier bound. */
export function BindButton({ caseId, purpose, word }: { caseId: CaseId; purpose: Purpose; word: string }) {
  const binding = useSave(() => api.papers.bindDossier({ caseId, purpose }), { refresh: [query.papers.key()] })
  return <div className="stack"><Button icon={BookOpenText} busy={binding.saving} onPress={() => binding.save(undefined)}>{word}</Button><ToldNotice told={binding.refused} /></div>
}
