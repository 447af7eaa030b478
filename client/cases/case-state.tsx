import { casesTexts } from '#shared/cases/texts.ts'
import type { Stage } from '#shared/cases/stages.ts'
import type { CaseStatus } from '#shared/cases/words.ts'
import { useTexts } from '../platform/language.tsx'
import { Tag } from '../ui/page.tsx'

const tones = { open: 'wait', agreed: 'heard', closed: 'plain' } as const satisfies Record<CaseStatus, string>

/** How a case stands, as a word in a frame; with its stage, in that word. */
export function CaseState({ status, stage }: { status: CaseStatus; stage?: Stage }) {
  const say = useTexts(casesTexts)
  return <Tag tone={tones[status]}>{say(stage ? `stage.${stage}` : `status.${status}`)}</Tag>
}
