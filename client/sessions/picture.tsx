import { UserRound } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import type { SeatId } from '#shared/sessions/words.ts'
import { useTexts } from '../platform/language.tsx'
import './picture.css'

/** What is seen of a seat; a quiet figure where there is no picture. One's own is mirrored, as in a mirror. */
export function Picture({ seatId, track, label, own = false }: { seatId: SeatId | null; track: MediaStreamTrack | null; label: string; own?: boolean }) {
  const say = useTexts(sessionsTexts)
  const element = useTrack<HTMLVideoElement>(track)
  return (
    <span className="picture">
      <video ref={element} className={own ? 'picture-own' : ''} data-seat={seatId ?? undefined} aria-label={label} autoPlay muted playsInline hidden={track === null} />
      {track === null && <span className="picture-none"><UserRound aria-hidden size="40%" strokeWidth={1.2} /><span>{say('noPicture')}</span></span>}
    </span>
  )
}

/** What is heard of a seat, and how loud (0 to 1). NOTE: a browser on an iPhone leaves loudness to the person's own keys. */
export function Sound({ seatId, track, volume }: { seatId: SeatId; track: MediaStreamTrack | null; volume: number }) {
  const element = useTrack<HTMLAudioElement>(track, volume)
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- a live voice; captions come with a later issue
  return <audio ref={element} data-seat={seatId} autoPlay />
}

// Puts a track into an element. NOTE: a browser may hold back sound until somebody touches the page: the first touch starts it.
function useTrack<E extends HTMLMediaElement>(track: MediaStreamTrack | null, volume = 1) {
  const element = useRef<E>(null)
  useLayoutEffect(() => { if (element.current) element.current.volume = volume }, [volume])
  // NOTE: before the page is painted, not after: a face is waited for.
  useLayoutEffect(() => {
    const player = element.current
    if (!player) return
    player.srcObject = track === null ? null : new MediaStream([track])
    if (track === null) return
    const play = () => void player.play().catch(() => undefined)
    play()
    document.addEventListener('pointerdown', play)
    return () => document.removeEventListener('pointerdown', play)
  }, [track])
  return element
}
