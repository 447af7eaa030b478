import { Check } from 'lucide-react'
import { useTexts } from '../platform/language.tsx'
import './steps.css'
import { texts } from './texts.ts'

/** Where one is on a way of few steps; steps already behind can be gone back to. */
export function Steps({ steps, at, onGo }: { steps: readonly string[]; at: number; onGo?: (step: number) => void }) {
  const say = useTexts(texts)
  return (
    <nav aria-label={say('stepOf', { at: at + 1, of: steps.length })}>
      <ol className="steps">
        {steps.map((step, index) => (
          <li key={step} className={index < at ? 'steps-past' : index === at ? 'steps-now' : 'steps-next'} aria-current={index === at ? 'step' : undefined}>
            <button type="button" className="steps-button" disabled={!onGo || index >= at} onClick={() => onGo?.(index)}>
              <span className="steps-number" aria-hidden>{index < at ? <Check size="1em" strokeWidth={3} /> : index + 1}</span>
              <span>{step}</span>
              {index < at && <span className="only-read-aloud">{say('done')}</span>}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
