import { partsOf, sideLine } from '#shared/agreements/clauses.ts'
import { formWords } from '#shared/agreements/form-rules.ts'
import type { AgreementContent } from '#shared/agreements/words.ts'
import { useLanguage } from '../platform/language.tsx'
import './agreements.css'

/** The whole text as the paper has it, to read on a screen. */
export function Reading({ content }: { content: Pick<AgreementContent, 'form' | 'number' | 'parties' | 'facts' | 'issues' | 'terms' | 'copies' | 'amends'> }) {
  const { language } = useLanguage()
  return (
    <article className="reading">
      <h3>{formWords[content.form].title[language]}</h3>
      <p className="reading-number">{content.number}</p>
      <p>{sideLine(content.parties, 'applicant', language)}</p>
      <p>{sideLine(content.parties, 'respondent', language)}</p>
      {partsOf(content, language).map(({ key, heading, paragraphs }) => (
        <section key={key}>
          <h4>{heading}</h4>
          {paragraphs.map((paragraph, at) => <p key={at}>{paragraph}</p>)}
        </section>
      ))}
    </article>
  )
}
