import { AlarmClock, Clock, OctagonAlert } from 'lucide-react'
import { useNow } from '../platform/clock.ts'
import { useTexts } from '../platform/language.tsx'
import { texts } from './texts.ts'
import './time-left.css'

const icons = { calm: Clock, soon: AlarmClock, late: OctagonAlert } as const

/** How long until something is due, in words and colour: amber at 70 % of the time, red at 90 %. */
export function TimeLeft({ from, until, bar = false }: { from: string; until: string; bar?: boolean }) {
  const say = useTexts(texts)
  const at = useNow(10_000).getTime()
  const [start, end] = [Date.parse(from), Date.parse(until)]
  const used = end > start ? (at - start) / (end - start) : 1
  const tone = used >= 0.9 ? 'late' : used >= 0.7 ? 'soon' : 'calm'
  const Icon = icons[tone]
  const words = end >= at ? say('left', { span: span(end - at, say) }) : say('overdueBy', { span: span(at - end, say) })
  return (
    <span className={`time-left time-left-${tone}`}>
      <span className="time-left-words"><Icon aria-hidden size="1.1em" />{words}</span>
      {bar && <span className="time-left-bar" aria-hidden><i style={{ width: `${Math.min(100, Math.max(0, used * 100))}%` }} /></span>}
    </span>
  )
}

/** Minutes and seconds until a moment, for a start that is near. */
export function Countdown({ until }: { until: string }) {
  const say = useTexts(texts)
  const left = Date.parse(until) - useNow(1000).getTime()
  if (left <= 0) return <span className="figures">{say('timeUp')}</span>
  return <span className="figures">{left < 60_000 ? say('seconds', { seconds: Math.ceil(left / 1000) }) : span(left, say)}</span>
}

function span(ms: number, say: ReturnType<typeof useTexts<keyof typeof texts.zh>>): string {
  const minutes = Math.ceil(ms / 60_000)
  if (minutes < 60) return say('minutes', { minutes })
  if (minutes < 48 * 60) return say('hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
  return say('days', { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60) })
}
