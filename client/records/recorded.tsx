import { type FileState, lengthOf, type RecordedFilm, type RecordedSeat, type RecordingGap, type SessionRecordings, worstOf } from '#shared/records/recordings.ts'
import { recordingsTexts } from '#shared/records/recordings-texts.ts'
import { zh } from '#shared/records/recordings.zh.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Tag } from '../ui/page.tsx'
import { clockWords } from './clock-words.ts'

const lamps: Record<FileState, 'good' | 'off' | 'bad'> = { whole: 'good', unread: 'off', changed: 'bad', missing: 'bad' }

/** Seat by seat: how long was recorded, in how many files, and whether they are as they were filed. */
export function RecordedSeats({ seats }: { seats: readonly RecordedSeat[] }) {
  const say = useTexts(recordingsTexts)
  return (
    <ul className="recorded-seats">
      {seats.map(({ seatId, role, label, parts }) => {
        const ms = lengthOf(parts)
        const state = worstOf(parts.map(({ state }) => state))
        return (
          <li key={seatId}>
            <Tag>{say(`role.${role}`)}</Tag>
            <span className="recorded-who">{label}</span>
            <span className="figures">{ms < 60_000 ? say('seconds', { seconds: Math.round(ms / 1_000) }) : say('minutes', { minutes: Math.round(ms / 60_000) })} · {say('files', { count: parts.length })}</span>
            <span title={parts.map(({ sha256 }) => `SHA-256 ${sha256}`).join('\n')}><Lamp state={lamps[state]} word={say(`state.${state}`)} /></span>
            {parts.some(({ cut }) => cut) && <span className="quiet-text">{say('cut')}</span>}
          </li>
        )
      })}
    </ul>
  )
}

/** How far the film of all seats is, and whether it is still as it was made. */
export function FilmState({ film }: { film: RecordedFilm }) {
  const say = useTexts(recordingsTexts)
  const damaged = film.found === 'changed' || film.found === 'missing'
  const lamp = damaged ? 'bad' : film.state === 'done' ? 'good' : film.state === 'making' || film.state === 'waiting' ? 'wait' : 'off'
  const words = [say(`film.${film.state}`, { percent: film.percent }), ...(film.found === 'unread' ? [] : [say(`state.${film.found}`)])]
  return <p title={film.sha256 === null ? undefined : `SHA-256 ${film.sha256}`}><Lamp state={lamp} word={words.join(' · ')} /></p>
}

/** Stretches of the session that were not recorded, and why. */
export function RecordedGaps({ gaps }: { gaps: readonly RecordingGap[] }) {
  const say = useTexts(recordingsTexts)
  const why = (key: string) => (`gap.${key}` in zh ? say(`gap.${key}` as keyof typeof zh) : say('gap.said', { why: key }))
  if (gaps.length === 0) return null
  return (
    <div>
      <h4>{say('gaps')}</h4>
      <ul className="recorded-gaps">{gaps.map((gap) => <li key={gap.fromMs}><span className="figures">{clockWords(gap.fromMs)}–{clockWords(gap.toMs)}</span> {why(gap.why)}</li>)}</ul>
    </div>
  )
}

/** What each one answered when asked, and what should have been on tape and was not. */
export function RecordingSays({ session: { assents, losses } }: { session: Pick<SessionRecordings, 'assents' | 'losses'> }) {
  const say = useTexts(recordingsTexts)
  const { time } = useDates()
  return (
    <>
      {assents.length > 0 && (
        <div>
          <h4>{say('assents')}</h4>
          <ul className="recorded-gaps">{assents.map(({ who, as, answer, heard, at }) => <li key={`${who} ${as}`}>{say(answer === 'no' ? 'assent.no' : heard ? 'assent.heard' : 'assent.yes', { who: as === 'guardian' ? say('guardianOf', { who }) : who })} <span className="quiet-text">{time(at)}</span></li>)}</ul>
        </div>
      )}
      {losses.length > 0 && (
        <div>
          <h4>{say('losses')}</h4>
          <ul className="recorded-gaps">{losses.map(({ who, kind, since, until, reason }) => <li key={`${who} ${kind} ${since}`}>{say(`loss.${kind}`, { who: who ?? say('somebody'), from: time(since) })}{until && say('loss.until', { until: time(until) })}{reason && say('loss.why', { reason })}</li>)}</ul>
        </div>
      )}
    </>
  )
}
