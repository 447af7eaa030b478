import { useEffect, useRef, useState } from 'react'
import { placeIn, type PlayedFile, type Viewing } from '#shared/records/recordings.ts'
import { recordingsTexts } from '#shared/records/recordings-texts.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { Choice } from '../ui/choice.tsx'
import { Notice } from '../ui/notice.tsx'
import { clockWords } from './clock-words.ts'
import './recordings.css'

/** One thing that can be watched: everybody side by side, or one seat. */
type Reel = { key: string; word: string; more: string; files: PlayedFile[] }
type Place = { reel: number; file: number; fileMs: number }

/** Plays everybody side by side, or one seat, on the clock of the session; over it stands who watches, and since when. */
export function RecordingPlayer({ viewing: { name, at, seats, film }, atMs }: { viewing: Viewing; atMs: number }) {
  const say = useTexts(recordingsTexts)
  const { moment } = useDates()
  const reels: Reel[] = [
    ...(film ? [{ key: 'film', word: say('everybody'), more: say('sideBySide'), files: [film] }] : []),
    ...seats.map(({ seatId, role, label, files }) => ({ key: seatId, word: say(`role.${role}`), more: label, files })),
  ]
  const { video, place, file, next, go, shownMs, failed, listeners } = useReels(reels, atMs)
  const mark = say('watermark', { name, at: moment(at) })
  if (!file) return null
  return (
    <div className="player stack">
      {reels.length > 1 && <Choice label={say('whose')} columns={Math.min(reels.length, 4)} options={reels} value={reels[place.reel]!.key} onChange={(key) => go(reels.findIndex((reel) => reel.key === key))} />}
      <div className="player-film" onContextMenu={(event) => event.preventDefault()}>
        <video key={file.address} ref={video} src={file.address} controls autoPlay disablePictureInPicture controlsList="nodownload nofullscreen noremoteplayback" aria-label={say('title')} {...listeners} />
        <div className="player-mark" aria-hidden>{Array.from({ length: 9 }, (_, nth) => <span key={nth}>{mark}</span>)}</div>
      </div>
      {failed && <Notice tone="refused">{say('notPlayable')}</Notice>}
      <p className="quiet-text figures">{say('playing', { clock: clockWords(shownMs) })} · {next ? say('nextFile', { clock: clockWords(next.fromMs) }) : say('atEnd')}</p>
    </div>
  )
}

// Keeps the moment of the session when another reel is chosen, and goes on from file to file.
function useReels(reels: readonly Reel[], atMs: number) {
  const video = useRef<HTMLVideoElement>(null)
  const [place, setPlace] = useState<Place>(() => placeOn(reels, 0, atMs))
  const [shownMs, setShownMs] = useState(atMs)
  const [failed, setFailed] = useState(false)
  const files = reels[place.reel]?.files ?? []
  const [file, next] = [files[place.file], files[place.file + 1]]
  const move = (to: Place) => { setFailed(false); setPlace(to) }
  useEffect(() => {
    const player = video.current
    if (!player) return
    const seek = () => { player.currentTime = place.fileMs / 1_000 }
    if (player.readyState >= player.HAVE_METADATA) seek()
    else player.addEventListener('loadedmetadata', seek, { once: true })
    return () => player.removeEventListener('loadedmetadata', seek)
  }, [place])
  return {
    video, place, file, next, shownMs, failed,
    go: (reel: number) => move(placeOn(reels, reel, shownMs)),
    listeners: {
      onTimeUpdate: () => { if (file && video.current) setShownMs(file.fromMs + video.current.currentTime * 1_000) },
      onEnded: () => { if (next) move({ ...place, file: place.file + 1, fileMs: 0 }) },
      onError: () => setFailed(true),
    },
  }
}

// Where a reel is at a moment of the session; behind its end, its last file.
function placeOn(reels: readonly Reel[], reel: number, ms: number): Place {
  const files = reels[reel]?.files ?? []
  const found = placeIn(files, ms)
  return found ? { reel, file: found.nth, fileMs: found.fileMs } : { reel, file: Math.max(0, files.length - 1), fileMs: 0 }
}
