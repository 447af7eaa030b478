import { partsOf } from '#shared/agreements/clauses.ts'
import { openClauses } from '#shared/agreements/answer-rules.ts'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import type { Agreement, ClauseAnswer } from '#shared/agreements/words.ts'
import { sides } from '#shared/cases/words.ts'
import { useDates } from '../platform/dates.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { Lamp } from '../ui/lamp.tsx'
import './agreements.css'

const lamps: Record<ClauseAnswer, 'good' | 'wait' | 'bad'> = { agree: 'good', unclear: 'wait', change: 'bad' }

/** What each side said of each clause, live: how many are agreed to, and which are not clear or to be changed. */
export function ClauseAnswers({ agreement }: { agreement: Agreement }) {
  const say = useTexts(agreementsTexts)
  const { language } = useLanguage()
  const { time } = useDates()
  const parts = partsOf(agreement, language)
  const keys = parts.map(({ key }) => key)
  return (
    <details className="answers" open={agreement.answers.some(({ answer }) => answer !== 'agree')}>
      <summary data-testid="answers">{say('answers')} · {sides.map((side) => say('answersOf', { side: say(`side.${side}`), agreed: keys.length - openClauses(keys, agreement.answers, side).length, all: keys.length })).join(' · ')}</summary>
      <table>
        <thead><tr><th scope="col">{say('clause')}</th>{sides.map((side) => <th key={side} scope="col">{say(`side.${side}`)}</th>)}</tr></thead>
        <tbody>
          {parts.map(({ key, heading }) => (
            <tr key={key}>
              <th scope="row">{heading}</th>
              {sides.map((side) => {
                const mark = agreement.answers.find((one) => one.side === side && one.clause === key)
                return <td key={side}><Lamp state={mark ? lamps[mark.answer] : 'off'} word={mark ? `${say(`answer.${mark.answer}`)} ${time(mark.answeredAt)}` : say('answersNone')} /></td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
