import { ArrowLeft, ArrowRight, Check } from 'lucide-react'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import { sides } from '#shared/cases/words.ts'
import { isUnderWay } from '#shared/sessions/rules.ts'
import { nextStep, openTicks, stepBefore, stepOf, unwilling } from '#shared/sessions/steps.ts'
import { stepsTexts } from '#shared/sessions/steps-texts.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import { type Session, type Step, steps, type TickAnswer, type TickName } from '#shared/sessions/words.ts'
import { useJoins, useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { StepTicks } from './step-ticks.tsx'
import './steps-list.css'

/** What the card needs of a session, and who leads it. */
export type StepsShown = {
  session: Pick<Session, 'status' | 'seats' | 'ticks' | 'course'>
  host: { name: string; unit: string }
  /** What only the host can do; null for anybody else, who just looks. */
  lead: { go: (to: Step) => void; tick: (tick: TickName, side: 'applicant' | 'respondent' | null, answer: TickAnswer) => void } | null
}

/** The steps of a session with a card for the present one that leads whoever sits in for the host through it. */
export function StepsList({ session, host, lead }: StepsShown) {
  const say = useTexts(stepsTexts)
  const present = stepOf(session) ?? undefined
  const at = steps.findIndex((step) => step === present)
  return (
    <div className="steps-list">
      <h2>{say('steps')}</h2>
      <ol>
        {steps.map((step, index) => (
          <li key={step} className={index < at ? 'steps-list-past' : index === at ? 'steps-list-now' : ''} aria-current={index === at ? 'step' : undefined}>
            <span className="steps-list-number" aria-hidden>{index < at ? <Check size="1em" strokeWidth={3} /> : index + 1}</span>{say(`step.${step}`)}
          </li>
        ))}
      </ol>
      {present === undefined ? !isUnderWay(session.status) && <p className="quiet-text">{say('before')}</p> : <StepCard key={present} step={present} session={session} host={host} lead={lead} />}
    </div>
  )
}

function StepCard({ step, session, host, lead }: StepsShown & { step: Step }) {
  const say = useTexts(stepsTexts)
  const sayWho = useTexts(sessionsTexts)
  const { list } = useJoins()
  const left = openTicks(step, session)
  const no = unwilling(session.ticks)
  return (
    <section className="step-card" aria-label={say(`step.${step}`)}>
      <p>{say(`todo.${step}`)}</p>
      <figure className="step-aloud"><figcaption>{say('readAloud')}</figcaption><blockquote>{say(`aloud.${step}`, { host: host.name, unit: host.unit })}</blockquote></figure>
      {(step === 'identity' || step === 'informing') && <SeenAtCounter seats={session.seats} />}
      <StepTicks step={step} ticks={session.ticks} sides={sides.filter((side) => session.seats.some((seat) => seat.side === side))} onTick={lead?.tick ?? null} />
      {no.length > 0 && <Notice tone="refused">{say('unwilling', { sides: list(no.map((side) => (side === null ? '' : sayWho(`role.${side}`)))) })}</Notice>}
      {lead && session.status === step && <Onward step={step} left={left} go={lead.go} />}
    </section>
  )
}

// What the counters saw of who sits there: by which paper, and who came along.
function SeenAtCounter({ seats }: Pick<Session, 'seats'>) {
  const say = useTexts(appointmentsTexts)
  const sayWho = useTexts(sessionsTexts)
  const seen = seats.flatMap(({ id, role, checkIn }) => (checkIn ? [<li key={id}><strong>{sayWho(`role.${role}`)}</strong> {say('saw', { paper: checkIn.paper, ...checkIn.along })}</li>] : []))
  return seen.length > 0 && <ul className="quiet-text">{seen}</ul>
}

function Onward({ step, left, go }: { step: Step; left: number; go: (to: Step) => void }) {
  const say = useTexts(stepsTexts)
  const [next, before] = [nextStep(step), stepBefore(step)]
  return (
    <footer className="step-onward">
      {left > 0 && <p className="quiet-text">{say('left', { count: left })}</p>}
      {next ? <Button tone="main" icon={ArrowRight} onPress={() => go(next)}>{say('next', { step: say(`step.${next}`) })}</Button> : <p>{say('toEnd')}</p>}
      {before && <Button size="small" tone="bare" icon={ArrowLeft} onPress={() => go(before)}>{say('back', { step: say(`step.${before}`) })}</Button>}
    </footer>
  )
}
