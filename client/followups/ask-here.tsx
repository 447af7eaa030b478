import { Frown, type LucideIcon, Meh, Smile } from 'lucide-react'
import { followupsTexts } from '#shared/followups/texts.ts'
import { type Grade, grades } from '#shared/followups/words.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { api } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import './ask-here.css'

const faces: Record<Grade, LucideIcon> = { good: Smile, fair: Meh, poor: Frown }

/** Three faces to touch once, or not at all. What is chosen goes to no desk. */
export function AskHere({ sessionId, onAnswered }: { sessionId: SessionId; onAnswered: (said: string) => void }) {
  const say = useTexts(followupsTexts)
  const saving = useSave((grade: Grade) => api.followups.gradeHere({ sessionId, grade }), { then: () => onAnswered(say('thankedHere')) })
  return <Faces state={saving.refused ? 'lost' : saving.saving || saving.saved !== undefined ? 'kept' : 'asked'} onGrade={saving.save} />
}

/** The faces alone, and the thanks once one was touched. */
export function Faces({ state, onGrade }: { state: 'asked' | 'kept' | 'lost'; onGrade: (grade: Grade) => void }) {
  const say = useTexts(followupsTexts)
  if (state !== 'asked') return <p className="ask-here-thanks" role="status">{say(state === 'kept' ? 'thankedHere' : 'lostHere')}</p>
  return (
    <section className="ask-here" aria-label={say('satisfaction')}>
      <h2>{say('askHere')}</h2>
      <div className="ask-here-faces">
        {grades.map((grade) => {
          const Face = faces[grade]
          return <button key={grade} type="button" className={`ask-here-face ask-here-${grade}`} onClick={() => onGrade(grade)}><Face aria-hidden strokeWidth={1.4} />{say(`grade.${grade}`)}</button>
        })}
      </div>
      <p className="quiet-text">{say('askHereApart')}</p>
    </section>
  )
}
