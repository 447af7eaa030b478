import { useState } from 'react'
import { moveKind, nextStages, type Stage } from '#shared/cases/stages.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import type { CaseFile } from '#shared/cases/words.ts'
import { api } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { Choice } from '../ui/choice.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

/** Where a case may go next by a step of its track; closing, reopening and extending have places of their own. */
export const stepsOf = ({ track, stage }: Pick<CaseFile, 'track' | 'stage'>): Stage[] => nextStages(track, stage).filter((to) => moveKind(stage, to) === 'step')

/** Takes a case one step along its track. */
export function MoveDialog({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const say = useTexts(casesTexts)
  const [to, setTo] = useState<Stage | null>(null)
  return (
    <ReasonDialog title={say('move')} ready={to !== null} act={(reason) => api.cases.move({ caseId: file.id, to: to!, reason })} onClose={onClose}>
      <Choice label={say('moveTo')} required options={stepsOf(file).map((key) => ({ key, word: say(`stage.${key}`) }))} value={to} onChange={setTo} columns={2} />
    </ReasonDialog>
  )
}
