import { useEffect, useState } from 'react'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import { useTexts } from '../platform/language.tsx'
import { Field } from '../ui/field.tsx'

/** An amount in yuan as it is typed, in fen as it is kept; empty is none, and what is no amount is said. */
export function MoneyField({ label, fen, onChange }: { label: string; fen: number | null; onChange: (fen: number | null) => void }) {
  const say = useTexts(agreementsTexts)
  const [typed, setTyped] = useState(wordsOf(fen))
  // A new version from elsewhere replaces what is shown, but never while the same amount is being typed ("1860.").
  useEffect(() => setTyped((before) => (fenOf(before) === fen ? before : wordsOf(fen))), [fen])
  const wrong = typed.trim() !== '' && fenOf(typed) === null
  return <Field label={label} inputMode="decimal" value={typed} refused={wrong ? say('amountWrong') : null} onChange={(next) => { setTyped(next); onChange(fenOf(next)) }} />
}

const wordsOf = (fen: number | null): string => (fen === null ? '' : fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2))

/** "1,860.5" → 186050; null for what is no amount. NOTE: counted in digits, because 0.1 + 0.2 is not 0.3. */
export function fenOf(typed: string): number | null {
  const found = /^(\d{1,9})(?:\.(\d{0,2}))?$/.exec(typed.normalize('NFKC').replace(/[,，\s￥¥元]/g, ''))
  if (!found) return null
  const fen = Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
  return fen > 0 ? fen : null
}
