import { Volume2, ZoomIn, ZoomOut } from 'lucide-react'
import { useState } from 'react'
import { partsOf, sideLine } from '#shared/agreements/clauses.ts'
import { formWords } from '#shared/agreements/form-rules.ts'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import type { Agreement } from '#shared/agreements/words.ts'
import type { Language } from '#shared/platform/say.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { mayBeHeard, speak } from '../platform/speak.ts'
import { Button } from '../ui/button.tsx'
import './agreements.css'

/** One screen of the agreement: a heading and its words. The first names the parties, then each clause has its own and its key. */
export type ClausePage = { key: string | null; heading: string; paragraphs: string[] }

/** The agreement as screens, in the order of the paper. */
export function clausePages(agreement: Agreement, language: Language): ClausePage[] {
  const sides = (['applicant', 'respondent'] as const).map((side) => sideLine(agreement.parties, side, language))
  return [{ key: null, heading: formWords[agreement.form].title[language], paragraphs: [agreement.number, ...sides] }, ...partsOf(agreement, language)]
}

const sizes = [2, 2.5, 3.25]

/** One clause at reading size, larger on request, and read aloud where the machine has a voice. */
export function ClauseSheet({ page, at, of, note }: { page: ClausePage; at: number; of: number; note: string | null }) {
  const say = useTexts(agreementsTexts)
  const { language } = useLanguage()
  const [size, setSize] = useState(1)
  const largest = size === sizes.length - 1
  return (
    <div className="kiosk-clause" data-testid="clause">
      <div className="kiosk-clause-head"><span>{note}</span><span className="figures">{say('page', { at: at + 1, of })}</span></div>
      <div className="kiosk-clause-words" style={{ fontSize: `${sizes[size]}rem` }}>
        <h3>{page.heading}</h3>
        {page.paragraphs.map((paragraph, nth) => <p key={nth}>{paragraph}</p>)}
      </div>
      <div className="kiosk-clause-tools">
        <Button icon={largest ? ZoomOut : ZoomIn} onPress={() => setSize(largest ? 0 : size + 1)}>{say(largest ? 'smaller' : 'larger')}</Button>
        {mayBeHeard(language) && <Button icon={Volume2} onPress={() => speak([page.heading, ...page.paragraphs].join('。'), language)}>{say('readAloud')}</Button>}
      </div>
    </div>
  )
}
