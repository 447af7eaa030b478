import { RefreshCw, Volume2 } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import type { EnrolmentId } from '#shared/stations/words.ts'
import { showCode } from '#shared/stations/rules.ts'
import { stationsTexts } from '#shared/stations/texts.ts'
import { api } from '../platform/api.ts'
import { useNow } from '../platform/clock.ts'
import { identity } from '../platform/identity.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { refusalOf, type Told } from '../platform/refusal-of.ts'
import { speak } from '../platform/speak.ts'
import { useKept } from '../platform/use-kept.ts'
import { Button } from '../ui/button.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Countdown } from '../ui/time-left.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './enrolment-stage.css'

type Asked = { enrolmentId: EnrolmentId; code: string; claim: string; expiresAt: string }
const lookEveryMs = 2_000

/** A device that is not a terminal yet: its code, large and spoken, until somebody at the station approves it. */
export function EnrolmentStage() {
  const say = useTexts(stationsTexts)
  const { language } = useLanguage()
  // NOTE: kept, so that a reload does not throw away the code that somebody is just reading out on the phone.
  const [asked, keep, forget] = useKept<Asked | null>('enrolment', null)
  const [told, setTold] = useState<Told | null>(null)
  const at = useNow(1000).getTime()
  const expired = asked !== null && Date.parse(asked.expiresAt) <= at
  const askAnew = useCallback(() => {
    setTold(null)
    api.stations.askEnrolment().then(keep, (error: unknown) => setTold(refusalOf(error)))
  }, [keep])
  const digits = asked ? [...asked.code].join(language === 'zh' ? '，' : ', ') : null

  useEffect(() => { if ((asked === null || expired) && told === null) askAnew() }, [asked, expired, told, askAnew])
  useEffect(() => { if (digits) speak(say('enrolSpoken', { code: digits }), language) }, [digits, language, say])
  useEffect(() => {
    if (asked === null || expired) return
    const look = async () => {
      try {
        const state = await api.stations.claimEnrolment({ enrolmentId: asked.enrolmentId, claim: asked.claim })
        if (state.state !== 'enrolled') return
        forget()
        identity.take(state.credential, { keep: 'device' })
        // From the top, as the terminal that it is now.
        location.reload()
      } catch (error) {
        const refused = refusalOf(error)
        // A lost line is looked past: the next look may get through.
        if (refused.code === 'enrolment-gone') { forget(); askAnew() }
        else if (!refused.lost) setTold(refused)
      }
    }
    const timer = setInterval(() => void look(), lookEveryMs)
    return () => clearInterval(timer)
  }, [asked, expired, forget, askAnew])

  if (told) return <div className="enrolment"><ToldNotice told={told} onAgain={askAnew} /></div>
  if (asked === null || expired) return <Waiting words={say('asking')} />
  return (
    <div className="enrolment">
      <h1>{say('enrolHere')}</h1>
      <p>{say('enrolHereMore')}</p>
      <p className="enrolment-code figures" aria-label={digits ?? ''}>{showCode(asked.code)}</p>
      <p className="enrolment-wait">{say('enrolWait')}</p>
      <p className="quiet-text figures"><UntilWords expiresAt={asked.expiresAt} /></p>
      <div className="row">
        <Button icon={Volume2} onPress={() => speak(say('enrolSpoken', { code: digits ?? '' }), language)}>{say('enrolSay')}</Button>
        <Button icon={RefreshCw} onPress={() => { forget(); askAnew() }}>{say('enrolNew')}</Button>
      </div>
    </div>
  )
}

function UntilWords({ expiresAt }: { expiresAt: string }) {
  const say = useTexts(stationsTexts)
  const [before = '', after = ''] = say('enrolUntil', { left: '\u0000' }).split('\u0000')
  return <>{before}<Countdown until={expiresAt} />{after}</>
}
