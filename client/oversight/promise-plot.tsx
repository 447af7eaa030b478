import { keptOf } from '#shared/oversight/rules.ts'
import { oversightTexts } from '#shared/oversight/texts.ts'
import type { Standing } from '#shared/oversight/words.ts'
import { useTexts } from '../platform/language.tsx'

const parts = ['kept', 'waived', 'notice', 'breached', 'open'] as const

/** One bar: what became of each registration, in five parts that differ in pattern as well as in colour, as long as there were many. */
export function PromisePlot({ name, standing, most }: { name: string; standing: Standing; most: number }) {
  const say = useTexts(oversightTexts)
  return (
    <span className="plot" role="img" aria-label={say('plotOf', { name, kept: standing.kept, waived: standing.waived, notice: standing.notice, breached: standing.breached, open: standing.open })}>
      {parts.map((part) => standing[part] > 0 && <i key={part} className={`plot-${part}`} style={{ width: `${(100 * standing[part]) / most}%` }} />)}
    </span>
  )
}

/** The eight weeks in six figures, which are the key to the bars as well. */
export function PromiseFigures({ standing }: { standing: Standing }) {
  const say = useTexts(oversightTexts)
  return (
    <dl className="promise-figures">
      <div><dt>{say('keptRate')}</dt><dd>{keptOf(standing).of > 0 ? say('keptOf', keptOf(standing)) : '–'}</dd></div>
      {parts.map((part) => <div key={part}><dt><i className={`plot-key plot-${part}`} aria-hidden />{say(`standing.${part}`)}</dt><dd>{standing[part]}</dd></div>)}
    </dl>
  )
}
