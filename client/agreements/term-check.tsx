import type { Warning } from '#shared/agreements/check-rules.ts'
import { agreementsRefusals } from '#shared/agreements/refusals.ts'
import type { Problem } from '#shared/agreements/rules.ts'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import { useTexts } from '../platform/language.tsx'
import { Notice } from '../ui/notice.tsx'
import './agreements.css'

/** What the check before signing says of one term: what cannot be signed, and what a court may not accept. Nothing where all is well. */
export function TermCheck({ problems, warnings }: { problems: readonly Problem[]; warnings: readonly Warning[] }) {
  const say = useTexts(agreementsTexts)
  const sayNo = useTexts(agreementsRefusals)
  return (
    <>
      {problems.length > 0 && <Notice tone="wait"><strong>{say('problems')}</strong><ul data-testid="term-problems">{problems.map(({ code, at, words }) => <li key={code}>{sayNo(code, { words: words ?? '', clause: typeof at === 'number' ? at + 1 : '' })}</li>)}</ul></Notice>}
      {warnings.length > 0 && <Notice tone="wait"><strong>{say('warn.head')}</strong><ul data-testid="term-warnings">{warnings.map(({ code, words }) => <li key={code}>{say(`warn.${code}`, { words })}</li>)}</ul></Notice>}
    </>
  )
}
