import { ArrowLeft, Printer } from 'lucide-react'
import { useParams } from 'react-router'
import { pathwayCards } from '#shared/cases/pathway-cards.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import { pathways } from '#shared/cases/work.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { NotFound } from '../ui/broken.tsx'
import { Button } from '../ui/button.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { Mark } from '../ui/mark.tsx'
import './pathway-page.css'

/** A card to take home, in large print: what one can do now, what to bring, whom to call. It names nobody and no case. */
export function PathwayPage() {
  const { pathway } = useParams()
  const say = useTexts(casesTexts)
  const { language } = useLanguage()
  const key = pathways.find((one) => one === pathway)
  if (!key) return <NotFound />
  const { lines, bring, call } = pathwayCards[language][key]
  return (
    <div className="pathway-page">
      <div className="pathway-tools row">
        <ButtonLink to="../.." icon={ArrowLeft}>{say('cases')}</ButtonLink>
        <Button tone="main" size="large" icon={Printer} autoFocus onPress={() => window.print()}>{say('print')}</Button>
      </div>
      <article className="pathway-card" aria-label={say('cardFor')}>
        <header><Mark size="2em" /><h1>{say(`pathway.${key}`)}</h1></header>
        {lines.map((line) => <p key={line}>{line}</p>)}
        <p className="pathway-bring">{language === 'zh' ? '带上' : 'Bring'} · {bring}</p>
        <ul>{call.map((line) => <li key={line} className="figures">{line}</li>)}</ul>
        <footer>{say('cardKeep')}</footer>
      </article>
    </div>
  )
}
