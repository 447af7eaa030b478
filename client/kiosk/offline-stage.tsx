import { WifiOff } from 'lucide-react'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import type { KeptDay } from './kept-day.ts'
import { KioskFrame } from './kiosk-frame.tsx'
import { texts } from './texts.ts'
import { useSpoken } from './use-spoken.ts'

/** A terminal that was opened on a dead line: that nobody need do anything, and the day's numbers as they were last known. */
export function OfflineStage({ kept }: { kept: KeptDay }) {
  const say = useTexts(texts)
  const { time, moment } = useDates()
  useSpoken(say('offline'))
  return (
    <KioskFrame place={kept.place} line="reconnecting">
      <div className="kiosk-offline" data-testid="offline">
        <WifiOff aria-hidden size="6rem" strokeWidth={1.2} />
        <h1>{say('offline')}</h1>
        <p>{say('offlineMore')}</p>
        {kept.sessions.length > 0 && <ul>{kept.sessions.map(({ number, startsAt }) => <li key={`${number} ${startsAt}`}><strong className="figures">{number}</strong><time className="figures">{time(startsAt)}</time></li>)}</ul>}
        <p className="quiet-text">{say('offlineAge', { at: moment(kept.at) })}</p>
      </div>
    </KioskFrame>
  )
}
