import { Map as MapIcon } from 'lucide-react'
import { loadOf, minutesFor, strainOf } from '#shared/oversight/rules.ts'
import { oversightTexts } from '#shared/oversight/texts.ts'
import type { SkillLoad } from '#shared/oversight/words.ts'
import { skillTexts } from '#shared/people/skill-texts.ts'
import { dayOf } from '#shared/platform/time.ts'
import { useNow } from '../platform/clock.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { Card } from '../ui/card.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Facts } from '../ui/page.tsx'
import { TimeLeft } from '../ui/time-left.tsx'
import { Asked } from './asked.tsx'
import { useForecast, useLoads, useRisks } from './use-oversight.ts'
import { about, percentOf, strainLamp } from './words.ts'
import './oversight.css'

/** The county on the lead's home in a few facts: what is at risk, how full today and tomorrow are, and the way to the board. */
export function CountyCard() {
  const say = useTexts(oversightTexts)
  const today = dayOf(useNow(60_000))
  const risks = useRisks()
  const forecast = useForecast()
  const [now, next] = useLoads(today)
  const nearest = risks.data?.[0]
  const total = forecast.data?.total
  return (
    <Card title={say('countyNow')} tone={nearest ? 'wait' : 'plain'} aside={<ButtonLink to="/desk/board" icon={MapIcon} tone={nearest ? 'main' : 'quiet'}>{say('toBoard')}</ButtonLink>}>
      <Asked of={risks}>{(given) => (
        <div className="county-facts"><Facts facts={[
          { name: say('risks'), value: <span className="stack county-tight"><Lamp state={nearest ? 'wait' : 'good'} word={say('riskCount', { count: given.length })} />{nearest && <TimeLeft from={nearest.registeredAt} until={nearest.sessionDueAt} />}</span> },
          { name: say('loadToday'), value: <HowFull skills={now.data?.skills as SkillLoad[] | undefined} /> },
          { name: say('loadTomorrow'), value: <HowFull skills={next.data?.skills as SkillLoad[] | undefined} /> },
          { name: say('expectedTomorrow'), value: total ? <span className="figures">{about(total.mean)} <span className="quiet-text">{say('range', { low: total.low, high: total.high })}</span></span> : forecast.data ? say('unknown') : '…' },
        ]} /></div>
      )}</Asked>
    </Card>
  )
}

// The county's load, and beside it the skills that are nearly full or over.
function HowFull({ skills }: { skills: readonly SkillLoad[] | undefined }) {
  const say = useTexts(oversightTexts)
  const saySkill = useTexts(skillTexts)
  const { language } = useLanguage()
  if (!skills) return <>…</>
  const strained = skills.flatMap((load) => {
    const strain = strainOf(loadOf(load.demand, minutesFor(load)))
    return load.skill !== null && (strain === 'alarm' || strain === 'over') ? [{ skill: load.skill, strain }] : []
  })
  const all = skills.find(({ skill }) => skill === null)!
  const strain = strainOf(loadOf(all.demand, minutesFor(all)))
  const percent = percentOf(loadOf(all.demand, minutesFor(all)))
  const gap = language === 'zh' ? '' : ' '
  return (
    <span className="stack county-tight">
      <Lamp state={strainLamp[strain]} word={[percent === null ? '' : say('percent', { percent }), say(`strain.${strain}`)].filter(Boolean).join(' · ')} />
      {strained.map((one) => <Lamp key={one.skill} state={strainLamp[one.strain]} word={`${saySkill(one.skill)}${gap}${say(`strain.${one.strain}`)}`} />)}
    </span>
  )
}
