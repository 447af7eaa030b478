import { useQuery } from '@tanstack/react-query'
import { HeartHandshake } from 'lucide-react'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Escalation } from '#shared/appointments/words.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import { skillTexts } from '#shared/people/skill-texts.ts'
import { query } from '../platform/api.ts'
import { useLanguage, useSentence, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { ButtonLink } from '../ui/button-link.tsx'
import { Card } from '../ui/card.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Tag } from '../ui/page.tsx'
import { TimeLeft } from '../ui/time-left.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { WayButtons } from './way-buttons.tsx'
import './escalations.css'

/** The registrations that wait for a time, looked at anew whenever something changes. */
export const useEscalations = () => useQuery(query.appointments.escalations.queryOptions({ staleTime: 0, refetchInterval: 60_000 }))

/** For the lead: every registration that waits for a time, most pressing first, each with its ways out. */
export function Escalations() {
  const say = useTexts(appointmentsTexts)
  const asked = useEscalations()
  const waiting = (asked.data ?? []) as Escalation[]
  // Nothing to say takes one line, so that the rest stays in sight.
  if (asked.data && waiting.length === 0) return <Card><p className="escalations-none"><HeartHandshake aria-hidden size="1.2em" /><strong>{say('noEscalations')}</strong><span className="quiet-text">{say('noEscalationsMore')}</span></p></Card>
  return (
    <Card title={say('escalations')} tone={waiting.length > 0 ? 'wait' : 'plain'} aside={waiting.length > 0 && <span className="quiet-text">{say('escalationsMore')}</span>}>
      {asked.isPending && <Waiting words={say('loading')} />}
      <ToldNotice told={asked.error ? refusalOf(asked.error) : null} onAgain={() => void asked.refetch()} />
      <List waiting={waiting} caseAt="/desk/cases" />
    </Card>
  )
}

/** For the counter: those of the own station, and nothing at all where there is none. */
export function StationEscalations() {
  const say = useTexts(appointmentsTexts)
  const asked = useEscalations()
  const waiting = (asked.data ?? []) as Escalation[]
  if (waiting.length === 0) return null
  return <Card title={say('escalations')} tone="wait" aside={<span className="quiet-text">{say('onlyLead')}</span>}><List waiting={waiting} caseAt="/counter/cases" /></Card>
}

function List({ waiting, caseAt }: { waiting: readonly Escalation[]; caseAt: string }) {
  return <ul className="escalations">{waiting.map((one) => <Waits key={one.id} one={one} caseAt={caseAt} />)}</ul>
}

function Waits({ one, caseAt }: { one: Escalation; caseAt: string }) {
  const say = useTexts(appointmentsTexts)
  const sayCase = useTexts(casesTexts)
  const saySkill = useTexts(skillTexts)
  const sentence = useSentence()
  const { language } = useLanguage()
  return (
    <li>
      <div className="escalation-head">
        <TimeLeft from={one.registeredAt} until={one.sessionDueAt} bar />
        <span>{one.urgent && <><Tag tone="danger">{say('urgentTag')}</Tag> </>}<strong>{one.names.join(' ')}</strong> · {sayCase(`topic.${one.topic}`)}（{saySkill(one.skill)}）· {language === 'zh' ? one.stationName : one.stationNameEn}</span>
        <ButtonLink to={`${caseAt}/${one.caseId}`} tone="bare" size="small">{one.caseNumber}</ButtonLink>
      </div>
      <p className="quiet-text">{sentence(one.cause.sentence)}</p>
      <WayButtons escalation={one} />
    </li>
  )
}
