import { CircleCheck } from 'lucide-react'
import { Link } from 'react-router'
import { casesTexts } from '#shared/cases/texts.ts'
import { oversightTexts } from '#shared/oversight/texts.ts'
import type { Risk } from '#shared/oversight/words.ts'
import { skillTexts } from '#shared/people/skill-texts.ts'
import { useDates } from '../platform/dates.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { Card } from '../ui/card.tsx'
import { Tag } from '../ui/page.tsx'
import { TimeLeft } from '../ui/time-left.tsx'
import { Asked } from './asked.tsx'
import { useRisks } from './use-oversight.ts'

/** The open promises that may be broken, the nearest first: how long there is, why, and the way to the case. */
export function RisksCard() {
  const say = useTexts(oversightTexts)
  const risks = useRisks()
  // Nothing to say takes one line, so that the board stays in sight.
  if (risks.data?.length === 0 && !risks.error) return <Card><p className="county-calm"><CircleCheck aria-hidden size="1.2em" />{say('noRisks')}</p></Card>
  return (
    <Card title={risks.data ? say('risksMore', { count: risks.data.length }) : say('risks')} tone={risks.data ? 'wait' : 'plain'}>
      <Asked of={risks}>{(given) => <ul className="risks">{(given as Risk[]).map((risk) => <RiskLine key={risk.appointmentId} risk={risk} />)}</ul>}</Asked>
    </Card>
  )
}

function RiskLine({ risk }: { risk: Risk }) {
  const say = useTexts(oversightTexts)
  const sayCase = useTexts(casesTexts)
  const saySkill = useTexts(skillTexts)
  const { language } = useLanguage()
  const { moment } = useDates()
  const station = language === 'zh' ? risk.stationName : risk.stationNameEn
  return (
    <li>
      <TimeLeft from={risk.registeredAt} until={risk.sessionDueAt} bar />
      <span className="risks-why">
        <strong>{risk.urgent && <><Tag tone="danger">{say('urgent')}</Tag>{' '}</>}{risk.reasons.map((reason) => say(`reason.${reason}`)).join(' · ')}</strong>
        <span className="quiet-text">{say('registeredAt', { station })} · {sayCase(`topic.${risk.topic}`)} · {say('heldBy', { name: risk.officerName, skill: saySkill(risk.skill) })} · {say('beginsAt', { when: moment(risk.from) })}</span>
      </span>
      <Link to={`/desk/cases/${risk.caseId}`} className="figures" aria-label={`${say('openCase')} ${risk.caseNumber}`}>{risk.caseNumber}</Link>
    </li>
  )
}
