import type { Side } from '#shared/cases/words.ts'
import { ticksOf } from '#shared/sessions/steps.ts'
import { stepsTexts } from '#shared/sessions/steps-texts.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import type { Step, Tick as Ticked, TickAnswer, TickName } from '#shared/sessions/words.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { Tick } from '../ui/choice.tsx'

type OnTick = ((tick: TickName, side: Side | null, answer: TickAnswer) => void) | null

/** What is ticked on the card of a step: done or not, or each side's own yes and no; each with who set it and when. */
export function StepTicks({ step, ticks, sides, onTick }: { step: Step; ticks: readonly Ticked[]; sides: readonly Side[]; onTick: OnTick }) {
  const say = useTexts(stepsTexts)
  const sayWho = useTexts(sessionsTexts)
  const known = (tick: TickName, side: Side | null) => ticks.find((one) => one.tick === tick && one.side === side && one.answer !== 'open') ?? null
  return (
    <ul className="step-ticks">
      {ticksOf[step].map(({ tick, each, kind }) => {
        const of = each ? sides : [null]
        const name = say(`tick.${tick}`)
        if (kind === 'done' && !each) return <li key={tick}><Done label={name} known={known(tick, null)} onTick={onTick && ((answer) => onTick(tick, null, answer))} /></li>
        return (
          <li key={tick}><div role="group" aria-label={name}>
            <span>{name}</span>
            {of.map((side) => side !== null && (kind === 'done'
              ? <Done key={side} label={sayWho(`role.${side}`)} known={known(tick, side)} onTick={onTick && ((answer) => onTick(tick, side, answer))} />
              : <YesNo key={side} who={sayWho(`role.${side}`)} what={name} known={known(tick, side)} onTick={onTick && ((answer) => onTick(tick, side, answer))} />))}
          </div></li>
        )
      })}
    </ul>
  )
}

type One = { known: Ticked | null; onTick: ((answer: TickAnswer) => void) | null }

function Done({ label, known, onTick }: One & { label: string }) {
  return <Tick label={label} more={<SetBy known={known} />} value={known !== null} disabled={onTick === null} onChange={(value) => onTick?.(value ? 'yes' : 'open')} />
}

function YesNo({ who, what, known, onTick }: One & { who: string; what: string }) {
  const say = useTexts(stepsTexts)
  const button = (answer: 'yes' | 'no') => {
    const chosen = known?.answer === answer
    return <Button size="small" tone={!chosen ? 'quiet' : answer === 'yes' ? 'main' : 'danger'} aria-pressed={chosen} aria-label={`${who} ${what} ${say(answer)}`} isDisabled={onTick === null} onPress={() => onTick?.(chosen ? 'open' : answer)}>{say(answer)}</Button>
  }
  return <div className="step-answer"><span>{who}</span>{button('yes')}{button('no')}<SetBy known={known} /></div>
}

function SetBy({ known }: { known: Ticked | null }) {
  const say = useTexts(stepsTexts)
  const { time } = useDates()
  return known && <span className="quiet-text step-by">{say('setBy', { by: known.by, time: time(known.at) })}</span>
}
