import { Coffee, DoorOpen, Ear, EarOff, Mic, MicOff, PenLine, Turtle, WifiOff } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { BrokenStage } from '#shared/sessions/rules.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { type Signature, SignatureField, SignatureView, type Stroke } from '../ui/signature-field.tsx'
import { talkTexts } from './talk-texts.ts'
import { useSpoken } from './use-spoken.ts'

/** Whether the others hear this side, and if not, why. */
export type Heard = 'heard' | 'self' | 'host' | 'nobody'

/** The talk itself: who speaks is large, the others small, each with a word for who it is (`face`: the large one's); a lamp says in words whether one is heard. */
export function TalkStage({ speaking, face, picture, others, heard, mute, broken = null, stills = false }: { speaking: string | null; face: string | null; picture: ReactNode; others: ReactNode; heard: Heard; mute?: ReactNode; broken?: BrokenStage | null; stills?: boolean }) {
  const say = useTexts(talkTexts)
  const lost = broken !== null && broken !== 'quiet'
  return (
    <div className={lost ? 'kiosk-talk kiosk-lost' : 'kiosk-talk'}>
      <div className="kiosk-picture">
        {picture}
        {face !== null && <p className="kiosk-face">{face}</p>}
        {stills && !lost && <StillsWords />}
        {lost ? <LostSheet stage={broken} /> : <p className="kiosk-speaking">{speaking === null ? say('nobodySpeaks') : say('speaking', { who: speaking })}</p>}
      </div>
      <div className="kiosk-others">
        <div className="kiosk-small">{others}</div>
        {!lost && <div className="kiosk-ear"><HeardLamp heard={heard} />{mute}</div>}
      </div>
    </div>
  )
}

/** Someone who is not speaking now, small, with a word for who it is. */
export function SmallTile({ who, children }: { who: string; children: ReactNode }) {
  return <figure>{children}<figcaption className="kiosk-tile-label">{who}</figcaption></figure>
}

const heardWords = { heard: 'heard', self: 'unheard', host: 'hostMuted', nobody: 'unheardNow' } as const

/** "They can hear you", or not and why: icon, words and colour. */
export function HeardLamp({ heard }: { heard: Heard }) {
  const say = useTexts(talkTexts)
  const Icon = heard === 'heard' ? Ear : EarOff
  return <p className={`kiosk-heard kiosk-${heard}`} role="status"><Icon aria-hidden size="1.3em" />{say(heardWords[heard])}</p>
}

// Told aloud too: the picture no longer moves, and nobody need worry.
function StillsWords() {
  const words = useTexts(talkTexts)('stills')
  useSpoken(words)
  return <p className="kiosk-stills" role="status"><Turtle aria-hidden size="1.2em" />{words}</p>
}

const lostWords = { spoken: 'lost', kept: 'lostKept', 'given-up': 'lostGivenUp' } as const

function LostSheet({ stage }: { stage: keyof typeof lostWords }) {
  const words = useTexts(talkTexts)(lostWords[stage])
  useSpoken(words)
  return <div className="kiosk-lost-sheet" role="alert"><WifiOff aria-hidden size="4rem" /><p>{words}</p></div>
}

/** Muting oneself during the talk; it stands at the lamp, so that three things to touch stay at the foot. */
export function MuteButton({ heard, onMute }: { heard: Heard; onMute: () => void }) {
  const say = useTexts(talkTexts)
  return <Button icon={heard === 'self' ? Mic : MicOff} onPress={onMute} isDisabled={heard === 'host'}>{say(heard === 'self' ? 'unmute' : 'mute')}</Button>
}

/** The brake: anybody may have five minutes of quiet, with one touch and without a reason. */
export function RestButton({ onRest }: { onRest: () => void }) {
  const say = useTexts(talkTexts)
  return <Button icon={Coffee} onPress={onRest}>{say('rest')}</Button>
}

/** Stopping, which asks once more. It stands on every screen of a talk: a party may stop at any time (调解法 Art 23). */
export function LeaveButton({ onLeave }: { onLeave: () => void }) {
  const say = useTexts(talkTexts)
  const [asked, setAsked] = useState(false)
  return (
    <>
      <Button tone="danger" icon={DoorOpen} onPress={() => setAsked(true)}>{say('leave')}</Button>
      <Confirm title={say('leaveSure')} open={asked} yes={say('leaveYes')} danger onNo={() => setAsked(false)} onYes={() => { setAsked(false); onLeave() }}><p>{say('leaveMore')}</p></Confirm>
    </>
  )
}

/** A paper takes the large place; the speaker stays small beside it. `title` and `more`: what it is, where it is no agreement. */
export function PaperStage({ paper, picture, heard, title, more }: { paper: ReactNode; picture: ReactNode; heard: Heard; title?: string; more?: string }) {
  const say = useTexts(talkTexts)
  const what = title ?? say('paper')
  useSpoken(what)
  return (
    <div className="kiosk-paper">
      <article className="kiosk-sheet" tabIndex={0} aria-label={what}>{paper}</article>
      <div className="kiosk-paper-side">
        <div className="kiosk-paper-picture">{picture}</div>
        <h2>{what}</h2>
        <p>{more ?? say('paperMore')}</p>
        <HeardLamp heard={heard} />
      </div>
    </div>
  )
}

/** One white field to sign on; the other side's strokes appear small as they are written. */
export function SigningStage({ name, signed, busy, otherStrokes, onSigned, onStroke, refused }: {
  name: string
  signed: boolean
  busy: boolean
  otherStrokes: readonly Stroke[] | null
  onSigned: (signature: Signature) => void
  onStroke?: (strokes: Stroke[]) => void
  refused?: ReactNode
}) {
  const say = useTexts(talkTexts)
  useSpoken(say(signed ? 'signedWait' : 'sign'))
  return (
    <div className="kiosk-sign">
      <header className="kiosk-sign-head">
        <div><h2><PenLine aria-hidden size="1em" /> {say(signed ? 'signedWait' : 'sign')}</h2>{!signed && <p>{say('signMore')}</p>}</div>
        {otherStrokes && otherStrokes.length > 0 && <div className="kiosk-sign-other"><p className="quiet-text">{say('otherSigns')}</p><SignatureView strokes={otherStrokes} words={say('otherSigns')} /></div>}
      </header>
      {refused}
      {!signed && <SignatureField name={name} busy={busy} onSigned={onSigned} {...(onStroke ? { onStroke } : {})} />}
    </div>
  )
}
