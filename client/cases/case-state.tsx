import { casesTexts } from '#shared/cases/texts.ts'
import type { CaseStatus } from '#shared/cases/words.ts'
import { useTexts } from '../platform/language.tsx'
import { Tag } from '../ui/page.tsx'

const tones = { open: 'wait', agreed: 'heard', closed: 'plain' } as const satisfies Record<CaseStatus, string>

/** How a case stands, as a word in a frame. */
export function CaseState({ status }: { status: CaseStatus }) {
  const say = useTexts(casesTexts)
  return <Tag tone={tones[status]}>{say(`status.${status}`)}</Tag>
}
