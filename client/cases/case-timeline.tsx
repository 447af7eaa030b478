import type { TimelineEntry } from '#shared/cases/words.ts'
import { isDay } from '#shared/platform/time.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import './cases.css'

/** What happened to a case, the latest first. */
export function CaseTimeline({ timeline }: { timeline: readonly TimelineEntry[] }) {
  const say = useTexts(casesTexts)
  const { day, time } = useDates()
  return (
    <Card title={say('timeline')}>
      {timeline.length === 0 && <Empty title={say('noTimeline')} />}
      <ol className="case-timeline">
        {timeline.toReversed().map((entry) => (
          <li key={entry.id}>
            <time dateTime={entry.at} className="quiet-text">{day(entry.at)} <span className="figures">{time(entry.at)}</span></time>
            <span>{say(knownKey(entry.what), { ...absent, ...entry.values, ...spoken(entry, day, time), ...named(entry, say) })}</span>
            <span className="quiet-text">{entry.by || say('bySystem')}</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

// What older entries do not have.
const absent = { queue: '', paper: 'none', guardian: 0, interpreter: 0, supporter: 0 }

type Key = keyof (typeof casesTexts)['zh']

function knownKey(what: string): Key {
  const key = `timeline.${what}`
  return key in casesTexts.zh ? (key as Key) : 'timeline.other'
}

// A moment is kept as an instant (`from`), a day as such (`day`); both are said in the tab's language.
function spoken({ values: { from, day: kept } }: TimelineEntry, day: (at: string) => string, time: (at: string) => string): Record<string, string> {
  if (typeof from === 'string') return { day: day(from), time: time(from) }
  return typeof kept === 'string' && isDay(kept) ? { day: day(kept) } : {}
}

// A stage or a clock is kept as its code and said in the tab's language.
function named({ values: { stage, clock, pathway } }: TimelineEntry, say: (key: Key) => string): Record<string, string> {
  const word = (kind: string, code: string) => (`${kind}.${code}` in casesTexts.zh ? say(`${kind}.${code}` as Key) : code)
  return { ...(typeof stage === 'string' ? { stage: word('stage', stage) } : {}), ...(typeof clock === 'string' ? { clock: word('clock', clock) } : {}), ...(typeof pathway === 'string' ? { pathway: word('pathway', pathway) } : {}) }
}
