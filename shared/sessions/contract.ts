import { oc } from '@orpc/contract'
import { z } from 'zod'
import { checkInShown } from '../appointments/contract.ts'
import { sides } from '../cases/words.ts'
import { skills, tongues } from '../people/words.ts'
import { idOf, instant, typed } from '../platform/zod.ts'
import { guestLinkStates } from './guest-link.ts'
import { rtpCapabilities } from './media.ts'
import { arrivals, breakReasons, hearers, missingExperts, muteStates, otherShares, presences, seatRoles, sessionStatuses, steps, tickAnswers, ticks } from './words.ts'

const seat = z.object({
  id: idOf<'seat'>(),
  role: z.enum(seatRoles),
  side: z.enum(sides).nullable(),
  holder: z.discriminatedUnion('kind', [z.object({ kind: z.literal('terminal'), id: idOf<'terminal'>() }), z.object({ kind: z.literal('staff'), id: idOf<'staff'>() }), z.object({ kind: z.literal('visitor'), id: idOf<'seat'>() })]),
  label: z.string(),
  mute: z.enum(muteStates),
  presence: z.enum(presences),
  present: z.boolean(),
  arrival: z.enum(arrivals),
  checkIn: checkInShown.nullable(),
  lostAt: instant.nullable(),
  stills: z.boolean(),
  admitted: z.boolean(),
  known: z.boolean(),
  interprets: z.array(z.enum(tongues)).nullable(),
})

const caucus = z.object({ side: z.enum(sides), guests: z.array(idOf<'seat'>()), from: z.enum(steps), since: instant, minutes: z.number() })
const pause = z.object({ from: z.enum([...steps, 'caucus']), since: instant, until: instant.nullable(), by: idOf<'seat'>().nullable() })
const floor = z.object({ seatId: idOf<'seat'>(), since: instant, before: z.record(z.string(), z.enum(muteStates)) })
const interpreting = z.object({ seatId: idOf<'seat'>(), partyId: idOf<'seat'>(), side: z.enum(sides), to: z.enum(hearers), others: z.literal(otherShares) })
const course = z.object({ since: instant.nullable(), broken: z.enum(breakReasons).nullable(), caucus: caucus.nullable(), pause: pause.nullable(), floor: floor.nullable(), interpreting: z.array(interpreting), restedAt: instant.nullable() })
const tick = z.object({ tick: z.enum(ticks), side: z.enum(sides).nullable(), answer: z.enum(tickAnswers), at: instant, by: z.string() })

const session = z.object({
  id: idOf<'session'>(),
  appointmentId: idOf<'appointment'>(),
  caseId: idOf<'case'>(),
  status: z.enum(sessionStatuses),
  scheduledFor: instant,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  seats: z.array(seat),
  course,
  ticks: z.array(tick),
})

const summary = session.extend({ queueNumber: z.string(), queue: z.object({ ahead: z.number().int(), busyUntil: instant.nullable() }), caseNumber: z.string(), until: instant, hostName: z.string(), hostSkill: z.enum(skills) })

const guestLink = z.object({ seatId: idOf<'seat'>(), side: z.enum(sides), name: z.string(), madeByName: z.string(), madeAt: instant, state: z.enum(guestLinkStates) })
const invitation = z.object({ sessionId: idOf<'session'>(), name: z.string(), scheduledFor: instant, until: instant, hostName: z.string(), hostSkill: z.enum(skills), phone: z.string() })

/** What the client may ask of the sessions chapter over HTTP; what happens inside a session goes over the socket. */
export const sessionsContract = {
  /** What this server can carry: read at page load, so that joining takes one round trip. */
  mediaCapabilities: oc.route({ method: 'GET', path: '/sessions/media-capabilities', summary: 'Codecs and header extensions of the media server' }).output(z.object({ rtpCapabilities })),
  /** Sessions that are mine, today's and those of the next 24 hours: a terminal's own, an officer's, a recorder's to write, a clerk's station's. */
  coming: oc.route({ method: 'GET', path: '/sessions/coming', summary: 'Sessions of the one who asks, today and in the next 24 hours' }).output(z.array(summary)),
  /** One session with its seats. */
  read: oc.route({ method: 'GET', path: '/sessions/{sessionId}', summary: 'One session' }).input(z.object({ sessionId: idOf<'session'>() })).output(session),
  /** Whom to phone: the parties of each side whose line has been gone for ten minutes; a clerk, those of the own station. */
  lost: oc.route({ method: 'GET', path: '/sessions/{sessionId}/lost', summary: 'Parties whose line is gone' }).input(z.object({ sessionId: idOf<'session'>() })).output(z.array(z.object({ partyId: idOf<'party'>(), name: z.string(), side: z.enum(sides), phoneMasked: z.string().nullable() }))),
  /** The number of one of them in full; who read it is written down. */
  lostPhone: oc.route({ method: 'POST', path: '/sessions/{sessionId}/lost/{partyId}/phone', summary: 'The phone number of a party whose line is gone' }).input(z.object({ sessionId: idOf<'session'>(), partyId: idOf<'party'>() })).output(z.object({ phone: z.string().nullable() })),
  /** The sessions of a case, the newest first. */
  ofCase: oc.route({ method: 'GET', path: '/cases/{caseId}/sessions', summary: 'Sessions of a case' }).input(z.object({ caseId: idOf<'case'>() })).output(z.array(session)),
  /** The host gives an expert or a recorder a seat. */
  invite: oc.route({ method: 'POST', path: '/sessions/{sessionId}/seats', summary: 'Give a member of staff a seat' }).input(z.object({ sessionId: idOf<'session'>(), staffId: idOf<'staff'>() })).output(session),
  /** The host asks for a skill, and of an interpreter for a language: whoever has it, is on duty and free gets a seat, and their desk rings. */
  summon: oc.route({ method: 'POST', path: '/sessions/{sessionId}/summons', summary: 'Ask in whoever has a skill and is free' })
    .input(z.object({ sessionId: idOf<'session'>(), skill: z.enum(skills), tongue: z.enum(tongues).nullable().default(null) }))
    .output(z.union([z.object({ asked: z.string(), missing: z.null() }), z.object({ asked: z.null(), missing: z.enum(missingExperts) })])),
  /** A clerk or the host lets a party outside the county take part: a seat of their own, and the link that leads to it, told this once. */
  makeGuestLink: oc.route({ method: 'POST', path: '/sessions/{sessionId}/guest-links', summary: 'Make a guest link for a party outside the county' })
    .input(z.object({ sessionId: idOf<'session'>(), side: z.enum(sides), name: typed(30, 1) })).output(z.object({ link: guestLink, address: z.string() })),
  /** The guest links of a session and how they stand; never the links themselves. */
  guestLinks: oc.route({ method: 'GET', path: '/sessions/{sessionId}/guest-links', summary: 'Guest links of a session' }).input(z.object({ sessionId: idOf<'session'>() })).output(z.array(guestLink)),
  /** Takes a link back: who came by it is cut off at once. */
  revokeGuestLink: oc.route({ method: 'POST', path: '/sessions/{sessionId}/guest-links/{seatId}/revoke', summary: 'Take a guest link back' }).input(z.object({ sessionId: idOf<'session'>(), seatId: idOf<'seat'>() })).output(guestLink),
  /** Opens a link: the first browser that does has the seat from then on, and no other. */
  openGuestLink: oc.route({ method: 'POST', path: '/guest-links/open', summary: 'Open a guest link, once' })
    .input(z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/), browser: z.string().regex(/^visitor-[A-Za-z0-9_-]{43}$/) })).output(invitation),
}
