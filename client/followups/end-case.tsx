import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { mayMoveCase } from '#shared/cases/may.ts'
import { moveKind, nextStages, type Stage } from '#shared/cases/stages.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import type { CaseId } from '#shared/cases/words.ts'
import { followupsTexts } from '#shared/followups/texts.ts'
import { useMe } from '../people/use-me.ts'
import { api, query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'

type Kind = 'close' | 'reopen'
type Ending = { caseId: CaseId; to: Stage; reason: string }

/** Closing a case, or taking it up again: shown to who may, where the track has such a step now. */
export function EndCase({ caseId }: { caseId: CaseId }) {
  const say = useTexts(followupsTexts)
  const { data: me } = useMe()
  // NOTE: the page has asked this already; each asking is written down, so it is not asked again.
  const { data: file } = useQuery(query.cases.open.queryOptions({ input: { caseId }, staleTime: 60_000 }))
  const [ending, setEnding] = useState<Kind | null>(null)
  if (!file || me?.kind !== 'staff' || !mayMoveCase(me, file)) return null
  const stagesFor = (kind: Kind) => nextStages(file.track, file.stage).filter((to) => moveKind(file.stage, to) === kind)
  return (
    <div className="row">
      {(['close', 'reopen'] as const).filter((kind) => stagesFor(kind).length > 0).map((kind) => <Button key={kind} onPress={() => setEnding(kind)}>{say(kind)}</Button>)}
      {ending && <EndDialog kind={ending} caseId={caseId} stages={stagesFor(ending)} onClose={() => setEnding(null)} />}
    </div>
  )
}

function EndDialog({ kind, caseId, stages, onClose }: { kind: Kind; caseId: CaseId; stages: readonly Stage[]; onClose: () => void }) {
  const say = useTexts(followupsTexts)
  const sayCase = useTexts(casesTexts)
  const tell = useToast()
  const [to, setTo] = useState<Stage | null>(stages.length === 1 ? stages[0]! : null)
  const [reason, setReason] = useState('')
  const saving = useSave((asked: Ending) => (kind === 'close' ? api.followups.close(asked) : api.followups.reopen(asked)), { refresh: [query.cases.key(), query.followups.key()], then: () => { tell(say('ended')); onClose() } })
  return (
    <Dialog title={say(kind)} open onClose={onClose} actions={<Button tone="main" busy={saving.saving} isDisabled={to === null || reason.trim().length < 2} onPress={() => saving.save({ caseId, to: to!, reason })}>{say(kind)}</Button>}>
      <div className="stack">
        <Choice label={say('endTo')} required options={stages.map((key) => ({ key, word: sayCase(`stage.${key}`) }))} value={to} onChange={setTo} columns={2} />
        <TextArea label={say('endReason')} hint={say('endHint')} required rows={3} maxLength={500} value={reason} onChange={setReason} />
        <ToldNotice told={saving.refused} />
      </div>
    </Dialog>
  )
}
