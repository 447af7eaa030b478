import { Volume2, VolumeX } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { isFarOff } from '#shared/sessions/rules.ts'
import type { Wait } from '#shared/sessions/waiting.ts'
import { useDates } from '../platform/dates.ts'
import { useNow } from '../platform/clock.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { hush, speak, useMayBeHeard } from '../platform/speak.ts'
import { useWaitWords } from '../sessions/use-wait-words.ts'
import { Button } from '../ui/button.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Portrait } from '../ui/portrait.tsx'
import { talkTexts } from './talk-texts.ts'
import { useSpoken } from './use-spoken.ts'
import type { Host } from './waiting-stages.tsx'

const everyMs = 60_000

/** What the terminal shows of waiting. `waitAt`: how it stands at a moment; `quiet`: nobody wants it read aloud. */
export type Waits = { number: string; host: Host; startsAt: string; waitAt: (now: Date) => Wait; ready: boolean; quiet: boolean; onQuiet: (quiet: boolean) => void }

/** Waiting: the number, whom for, how many come first, why, and about how long, said aloud each minute; hours before, when to come instead. Rules S16 to S19 and S32. */
export function WaitingStage({ number, host, startsAt, waitAt, ready, quiet, onQuiet }: Waits) {
  const say = useTexts(talkTexts)
  const { moment } = useDates()
  const now = useNow(1000)
  const far = isFarOff({ scheduledFor: startsAt }, now)
  const wait = waitAt(now)
  const { why, howLong } = useWaitWords(wait, startsAt, host.what)
  const words = far ? say('comeAt', { time: moment(startsAt), who: host.what }) : say('waitFor', { who: host.what })
  useSpoken(words, far && !quiet)
  useSaidEachMinute([words, why, howLong].join(' '), `${wait.why} ${wait.ahead}`, !far && !quiet)
  return (
    <div className="kiosk-wait">
      <Portrait name={host.what} picture={host.picture ?? null} size="16rem" />
      <div className="kiosk-wait-words">
        {number !== '' && <p className="kiosk-number"><span>{say('number')}</span><strong className="figures">{number}</strong></p>}
        <h2>{words}</h2>
        {far ? <p>{say('comeMore')}</p> : <>
          <p className="kiosk-wait-why figures">{why}</p>
          {howLong !== null && <p className="kiosk-wait-long figures">{howLong}</p>}
        </>}
        <div className="kiosk-wait-foot">{ready && <Lamp state="good" word={say('readyNow')} />}{!far && <QuietButton quiet={quiet} onQuiet={onQuiet} />}</div>
      </div>
    </div>
  )
}

// NOTE: stands beside the words and not at the foot, where three things to touch are enough; where the machine has no voice there is nothing to end.
function QuietButton({ quiet, onQuiet }: { quiet: boolean; onQuiet: (quiet: boolean) => void }) {
  const say = useTexts(talkTexts)
  const { language } = useLanguage()
  const heard = useMayBeHeard(language)
  if (!heard) return null
  return <Button icon={quiet ? Volume2 : VolumeX} onPress={() => { if (!quiet) hush(); onQuiet(!quiet) }}>{say(quiet ? 'readOn' : 'hush')}</Button>
}

// Said when it begins, when something other than the minutes changes, and then each minute as it is by then. Rule S19.
function useSaidEachMinute(sentence: string, gist: string, said: boolean): void {
  const { language } = useLanguage()
  const heard = useMayBeHeard(language)
  const latest = useRef(sentence)
  latest.current = sentence
  useEffect(() => {
    if (!said || !heard) return
    speak(latest.current, language)
    const timer = setInterval(() => speak(latest.current, language), everyMs)
    return () => clearInterval(timer)
  }, [gist, said, heard, language])
}
