import { z } from 'zod'
import { type Side, sides } from '../cases/words.ts'
import { ask } from '../platform/ask.ts'
import type { Skill, TerminalId } from '../people/words.ts'
import { idOf } from '../platform/zod.ts'
import { type ConsumerOffer, dtlsParameters, type IceParameters, rtpCapabilities, rtpParameters, type TransportOffer, type WarmOffer } from './media.ts'
import { answerers, type RecordingView, type TapeMeter } from './recording.ts'
import type { Talk } from './talk.ts'
import { alertReasons, type AlertReason, breakReasons, hearers, muteWishes, otherShares, type SeatId, type Session, type SessionId, steps, tickAnswers, ticks } from './words.ts'

/** The session as one seat may see it. */
export type Seen = { session: Session; you: SeatId }

/** Somebody's sound or picture, and whose it is. */
export type SeatConsumer = ConsumerOffer & { seatId: SeatId }

/** What a waiting page gets: everything but sound and picture, a connection that can already be opened, and (once asked in) receivers that stand still until it enters. */
export type Waiting = Seen & { media: { send: TransportOffer; recv: TransportOffer; warm: WarmOffer | null; ahead: SeatConsumer[] } | null }

/** What one round trip to join brings. A null connection means that the one named in `resume` still stands, or (send) that the seat only listens. */
export type Joined = Seen & { send: TransportOffer | null; recv: TransportOffer | null; consumers: SeatConsumer[] }

const session = z.object({ sessionId: idOf<'session'>() })
const reason = z.string().trim().min(1).max(200).nullable()
const seats = session.extend({ seatIds: z.array(idOf<'seat'>()).min(1).max(16) })
const transport = session.extend({ transportId: z.uuid() })

/** What a connected client may ask of this chapter over the socket. */
export const sessionsAsks = {
  /** Sits down in the waiting room (a terminal), so that the host sees who waits. */
  'sessions:wait': ask<Waiting>()(session.extend({ rtpCapabilities: rtpCapabilities.nullable() })),
  /** "I am ready": said by the person, where no clerk has checked them in. */
  'sessions:ready': ask<null>()(session),
  /** Takes one's seat. `resume` names the connections that are there already, and the receivers that can be let go at once. */
  'sessions:join': ask<Joined>()(session.extend({ rtpCapabilities, resume: z.object({ send: z.uuid().nullable(), recv: z.uuid(), ready: z.array(z.uuid()).max(64) }).nullable() })),
  /** Gives the browser's end of a connection. */
  'sessions:connect': ask<null>()(transport.extend({ dtlsParameters })),
  /** Sends sound or picture. The answer names it. */
  'sessions:produce': ask<{ id: string }>()(transport.extend({ kind: z.enum(['audio', 'video']), rtpParameters })),
  /** Stops sending sound or picture: the device is gone. */
  'sessions:stop-producing': ask<null>()(session.extend({ kind: z.enum(['audio', 'video']) })),
  /** Says that what was paused can now be received. */
  'sessions:resume': ask<null>()(session.extend({ consumerIds: z.array(z.uuid()).min(1).max(64) })),
  /** New ICE credentials for a connection that broke. */
  'sessions:restart-ice': ask<IceParameters>()(transport),
  /** One's own microphone, or (the host) another's. The answer is the state that now holds. */
  'sessions:mute': ask<null>()(session.extend({ seatId: idOf<'seat'>(), wish: z.enum(muteWishes) })),
  /** The host asks somebody who muted themselves to speak. */
  'sessions:ask-to-unmute': ask<null>()(session.extend({ seatId: idOf<'seat'>() })),
  /** The host asks in who waits: their terminals ring. */
  'sessions:admit': ask<null>()(seats),
  /** Leaves for now, or (a party) stops their part; the seat stays theirs. Always allowed. */
  'sessions:leave': ask<null>()(session.extend({ stop: z.boolean() })),
  /** The host goes on to a step, or back to one; a reason in their own words where there is one. */
  'sessions:go': ask<null>()(session.extend({ to: z.enum(steps), reason })),
  /** The host talks with one side alone for about so many minutes; `guests` are taken in besides. */
  'sessions:caucus': ask<null>()(session.extend({ side: z.enum(sides), guests: z.array(idOf<'seat'>()).max(16), minutes: z.number().int().min(1).max(60) })),
  /** The host brings everybody together again. */
  'sessions:together': ask<null>()(session),
  /** A rest: the host's, or a brake of five minutes that anybody who sits there may call. */
  'sessions:pause': ask<null>()(session),
  /** The host goes on after a rest. */
  'sessions:go-on': ask<null>()(session),
  /** The host gives somebody the floor (everybody else is locked), or with null lets all speak again as they could before. */
  'sessions:floor': ask<null>()(session.extend({ seatId: idOf<'seat'>().nullable() })),
  /** The host binds an interpreter to a party, which then hears all others only so loud (per cent); with null to nobody. */
  'sessions:bind': ask<null>()(session.extend({ seatId: idOf<'seat'>(), partyId: idOf<'seat'>().nullable(), others: z.literal(otherShares) })),
  /** A bound interpreter says whom they speak to: their party alone, or everybody. */
  'sessions:speak-to': ask<null>()(session.extend({ to: z.enum(hearers) })),
  /** The host ticks what was done or answered on the card of a step. */
  'sessions:tick': ask<null>()(session.extend({ tick: z.enum(ticks), side: z.enum(sides).nullable(), answer: z.enum(tickAnswers) })),
  /** The host has seen a visitor and their identity card in the picture. */
  'sessions:know': ask<null>()(session.extend({ seatId: idOf<'seat'>() })),
  /** A clerk at whose station a side sits quietly asks the host to look after it. `seen` says whether the host was there. */
  'sessions:alert-host': ask<{ seen: boolean }>()(session.extend({ reason: z.enum(alertReasons) })),
  /** The host ends it for everybody: it is done, goes on in person, or was broken off and why. */
  'sessions:end': ask<null>()(session.extend({ as: z.enum(['closed', 'moved', ...breakReasons]), reason })),
  /** A terminal calls the clerk of its station, in or out of a session. `heard` says whether a clerk's screen was there to hear. */
  'sessions:call-staff': ask<{ heard: boolean }>()(z.object({})),
  /** How it stands with the recording. */
  'sessions:recording': ask<RecordingView>()(session),
  /** The host puts the question to everybody: may this be recorded? */
  'sessions:recording-ask': ask<null>()(session),
  /** Yes or no, of the one who sits there or of a minor's guardian. May be taken back at any time: the recording stops at once. */
  'sessions:recording-answer': ask<null>()(session.extend({ as: z.enum(answerers), answer: z.enum(['yes', 'no']) })),
  /** The host heard a seat say yes aloud. */
  'sessions:recording-heard': ask<null>()(session.extend({ seatId: idOf<'seat'>(), as: z.enum(answerers) })),
  'sessions:recording-start': ask<null>()(session),
  /** The host stops it; a reason is needed where the law asks for the recording. */
  'sessions:recording-stop': ask<null>()(session.extend({ reason: z.string().max(200) })),
  /** The host takes note of what is not on tape, with the reason; until then no agreement is signed. */
  'sessions:recording-acknowledge': ask<null>()(session.extend({ reason: z.string().trim().min(2).max(200) })),
}

/** What the server may tell a connected client about this chapter. */
export type SessionsSignals = {
  /** The session as it now is. */
  'sessions:seen': (seen: Seen) => void
  /** Somebody's sound or picture can be received; who waits only gets ready for it. */
  'sessions:consume': (offer: { sessionId: SessionId; consumers: SeatConsumer[] }) => void
  /** Sound or picture that will not come any more. */
  'sessions:gone': (gone: { sessionId: SessionId; consumerIds: string[] }) => void
  /** Somebody needs a whole picture from you now (a browser obeys this faster than RTCP). */
  'sessions:key-frame': (wanted: { sessionId: SessionId }) => void
  /** The media worker died, or one sits somewhere else now (`elsewhere`: what was seen before is no longer theirs); here are new connections. */
  'sessions:media-reset': (offer: { sessionId: SessionId; elsewhere: boolean; send: TransportOffer | null; recv: TransportOffer; warm: WarmOffer | null }) => void
  /** Whose voice is heard, the loudest first. */
  'sessions:speaking': (speaking: { sessionId: SessionId; seatIds: SeatId[] }) => void
  /** How long each side has spoken: told to the host alone. */
  'sessions:talk': (talked: { sessionId: SessionId; talk: Talk }) => void
  /** The host asks you to speak. */
  'sessions:asked-to-unmute': (asked: { sessionId: SessionId }) => void
  /** Somebody at a terminal of your station calls for you. */
  'sessions:staff-called': (call: { terminalId: TerminalId; terminalName: string; at: string }) => void
  /** A clerk asks you to look after the side at their station: told to the host alone. */
  'sessions:alerted': (alerted: { sessionId: SessionId; station: string; sides: Side[]; reason: AlertReason; at: string }) => void
  /** A host asks you to come into a session now. */
  'sessions:summoned': (summons: { sessionId: SessionId; skill: Skill; hostName: string; at: string }) => void
  /** An expert came in or left; told to the terminals that sit with them. */
  'sessions:expert': (expert: { sessionId: SessionId; skill: Skill; there: boolean }) => void
  /** How it stands with the recording, as this seat may know it. */
  'sessions:recording': (view: RecordingView) => void
  /** To the host, every second while it is recorded: what stands on each seat's tape. */
  'sessions:tape': (tape: { sessionId: SessionId; meters: TapeMeter[] }) => void
  /** Your seat was taken on another screen of yours. */
  'sessions:replaced': (replaced: { sessionId: SessionId }) => void
}
