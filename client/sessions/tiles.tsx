import { Ear, EarOff, LockKeyhole, Mic, MicOff, type LucideIcon, Smartphone, Turtle, WifiOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { boundAt } from '#shared/sessions/interpreting-rules.ts'
import { interpretingTexts } from '#shared/sessions/interpreting-texts.ts'
import { areTogether, brokenStage } from '#shared/sessions/rules.ts'
import { stepsTexts } from '#shared/sessions/steps-texts.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import type { MuteState, Seat } from '#shared/sessions/words.ts'
import { useNow } from '../platform/clock.ts'
import { useJoins, useTexts } from '../platform/language.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { InterpretsFor } from './interpreter-tools.tsx'
import { Picture } from './picture.tsx'
import './tiles.css'
import type { OpenSession } from './use-session.ts'

const icons: Record<MuteState, LucideIcon> = { open: Mic, self: MicOff, host: MicOff, locked: LockKeyhole }

/** The people of a session as the desk shows them: side A left, side B right, staff below. `tools`: what the host can do with a seat. */
export function Tiles({ session, tools }: { session: OpenSession; tools?: (seat: Seat) => ReactNode }) {
  const say = useTexts(sessionsTexts)
  const seats = session.session?.seats ?? []
  const tile = (seat: Seat) => <Tile key={seat.id} session={session} seat={seat} tools={tools?.(seat)} />
  const staff = seats.filter(({ side, presence, role }) => side === null && (presence !== 'away' || role === 'host'))
  return (
    <div className={session.lost ? 'tiles tiles-lost' : 'tiles'} aria-label={say('people')} role="group">
      <div className="tiles-sides">{(['applicant', 'respondent'] as const).map((side) => <div key={side} className="tiles-side">{seats.filter((seat) => seat.side === side).map(tile)}</div>)}</div>
      <div className="tiles-staff">{staff.map(tile)}</div>
    </div>
  )
}

function Tile({ session, seat, tools }: { session: OpenSession; seat: Seat; tools: ReactNode }) {
  const say = useTexts(sessionsTexts)
  const sayStep = useTexts(stepsTexts)
  const sayInterpreter = useTexts(interpretingTexts)
  const { brackets } = useJoins()
  const own = seat.id === session.you
  const name = own ? brackets(seat.label, say('self')) : seat.label
  const video = own ? session.devices?.camera ?? null : session.tracks.get(seat.id)?.video ?? null
  const speaks = session.speaking.includes(seat.id) && seat.presence === 'in'
  const lostWords = useLostWords(seat)
  const together = own || !session.session || !session.seat || areTogether(session.session, session.seat, seat)
  const bound = session.session && boundAt(session.session.course, seat.id)
  const role = seat.interprets === null || seat.role !== 'expert' ? say(`role.${seat.role}`) : sayInterpreter('who')
  const Icon = seat.role === 'recorder' ? Ear : icons[seat.mute]
  return (
    <section className={speaks ? 'tile tile-speaks' : 'tile'} aria-label={`${role} ${name}`} data-presence={seat.presence} data-mute={seat.mute}>
      <div className={seat.presence === 'lost' ? 'tile-picture tile-lost' : 'tile-picture'}>
        <Picture seatId={seat.id} track={together && (seat.presence === 'in' || seat.presence === 'lost') ? video : null} label={name} own={own} />
        {lostWords !== null && <span className="tile-lost-words"><WifiOff aria-hidden size="1.2em" />{lostWords}</span>}
      </div>
      <header className="tile-words">
        <span><strong>{role}</strong> {name}</span>
        {seat.presence === 'in' && !together && session.session?.course.caucus ? <span className="tile-mute"><EarOff aria-hidden size="1.1em" />{sayStep('aside.not')}</span> : seat.presence === 'in' ? <span className="tile-mute"><Icon aria-hidden size="1.1em" />{speaks ? say('speaking') : say(seat.role === 'recorder' ? 'listening' : `mute.${seat.mute}`)}</span> : <Lamp state={seat.presence === 'away' ? 'off' : 'wait'} word={seat.admitted && seat.presence === 'waiting' ? say('admitted') : say(`presence.${seat.presence}`)} />}
      </header>
      {seat.stills && seat.presence === 'in' && <p className="tile-stills"><Turtle aria-hidden size="1.1em" />{say('stillsThem')}</p>}
      {seat.holder.kind === 'visitor' && <p className={seat.known ? 'tile-visitor' : 'tile-stills'}><Smartphone aria-hidden size="1.1em" />{say(seat.known || seat.presence !== 'in' ? 'guestByPhone' : 'guestUnknown')}</p>}
      {bound && <InterpretsFor bound={bound} />}
      {tools}
    </section>
  )
}

// What the others are told of somebody's broken line, by how long it has been broken (S14).
function useLostWords({ lostAt }: Seat): string | null {
  const say = useTexts(sessionsTexts)
  const now = useNow(5_000)
  if (lostAt === null) return null
  const ms = now.getTime() - Date.parse(lostAt)
  switch (brokenStage(ms)) {
    case 'quiet':
    case 'spoken': return say('presence.lost')
    case 'kept': return say('lost.kept', { minutes: Math.max(1, Math.round(ms / 60_000)) })
    case 'given-up': return say('lost.givenUp')
  }
}
