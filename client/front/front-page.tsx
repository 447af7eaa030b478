import { useQuery } from '@tanstack/react-query'
import { BriefcaseBusiness, Building2, ExternalLink, type LucideIcon, MonitorSmartphone, NotebookPen, Scale, Settings2, UsersRound } from 'lucide-react'
import { Navigate } from 'react-router'
import type { DemoDoor } from '#shared/people/contract.ts'
import { query } from '../platform/api.ts'
import { useSentence, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { ButtonLink } from '../ui/button-link.tsx'
import { Opening } from '../ui/empty.tsx'
import { LanguageSwitch } from '../ui/frame.tsx'
import { Mark } from '../ui/mark.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './front-page.css'
import { texts } from './texts.ts'

const story: { door: DemoDoor & ('clerk' | 'terminal-applicant' | 'terminal-respondent' | 'officer'); icon: LucideIcon }[] = [
  { door: 'clerk', icon: Building2 },
  { door: 'terminal-applicant', icon: MonitorSmartphone },
  { door: 'terminal-respondent', icon: MonitorSmartphone },
  { door: 'officer', icon: Scale },
]
const others = [
  { door: 'recorder', word: 'recorder', more: 'recorderMore', icon: NotebookPen },
  { door: 'expert', word: 'expert', more: 'expertMore', icon: UsersRound },
  { door: 'lead', word: 'lead_', more: 'leadMore', icon: BriefcaseBusiness },
  { door: 'admin', word: 'admin', more: 'adminMore', icon: Settings2 },
] as const

/** The demo's front page: every role one click away, and the order in which they tell the story. */
export function FrontPage() {
  const say = useTexts(texts)
  const sentence = useSentence()
  const mode = useQuery(query.people.mode.queryOptions({ staleTime: Number.POSITIVE_INFINITY }))
  if (mode.error) return <div className="front"><ToldNotice told={refusalOf(mode.error)} onAgain={() => void mode.refetch()} /></div>
  if (!mode.data) return <Opening />
  if (mode.data.mode !== 'demo') return <Navigate to="/sign-in" replace />
  return (
    <div className="front">
      <header className="front-head">
        <Mark size="3.5rem" />
        <div>
          <h1>{say('name')}</h1>
          <p>{sentence(mode.data.county)} · {say('what')}</p>
        </div>
        <LanguageSwitch />
      </header>
      <main className="front-main">
        <p className="front-lead">{say('lead')}</p>
        <section className="front-story" aria-labelledby="story">
          <h2 id="story">{say('story')}</h2>
          <p className="quiet-text">{say('storyMore')}</p>
          <ol className="front-doors" aria-label={say('steps')}>
            {story.map(({ door, icon: Icon }, index) => (
              <li key={door} className="front-door">
                <span className="front-number" aria-hidden>{index + 1}</span>
                <Icon aria-hidden size="2rem" strokeWidth={1.5} />
                <h3>{say(door)}</h3>
                <p>{say(`${door}More`)}</p>
                <ButtonLink to={`/enter/${door}`} newTab tone="main" icon={ExternalLink}>{say('open')}<span className="only-read-aloud"> {say(door)}</span></ButtonLink>
              </li>
            ))}
          </ol>
          <p>{say('after')}</p>
          <p className="quiet-text">{say('camera')}</p>
        </section>
        <section aria-labelledby="others">
          <h2 id="others">{say('others')}</h2>
          <ul className="front-others">
            {others.map(({ door, word, more, icon }) => (
              <li key={door}><ButtonLink to={`/enter/${door}`} newTab icon={icon}>{say(word)}</ButtonLink><span className="quiet-text">{say(more)}</span></li>
            ))}
          </ul>
        </section>
      </main>
      <footer className="front-foot quiet-text">{say('demo')}</footer>
    </div>
  )
}
