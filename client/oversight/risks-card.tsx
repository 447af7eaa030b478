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
  const some = (risks.data?.length ?? 0) > 0
  return (
    <Card title={some ? say('risksMore', { count: risks.data!.length }) : say('risks')} tone={some ? 'wait' : 'plain'}>
      <Asked of={risks}>{(given) => (given.length === 0
        ? <p className="county-calm"><CircleCheck aria-hidden size="1.2em" />{say('noRisks')}</p>
        : <ul className="risks">{(given as Risk[]).map((risk) => <RiskLine key={risk.appointmentId} risk={risk} />)}</ul>)}</Asked>
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
        <strong>{risk.reasons.map((reason) => say(`reason.${reason}`)).join(language === 'zh' ? '；' : '; ')}</strong>
        <span className="quiet-text">{say('registeredAt', { station })} · {sayCase(`topic.${risk.topic}`)} · {say('heldBy', { name: risk.officerName, skill: saySkill(risk.skill) })} · {say('beginsAt', { when: moment(risk.from) })}</span>
      </span>
      {risk.urgent && <Tag tone="danger">{say('urgent')}</Tag>}
      <Link to={`/desk/cases/${risk.caseId}`} className="figures" aria-label={`${say('openCase')} ${risk.caseNumber}`}>{risk.caseNumber}</Link>
    </li>
  )
}
