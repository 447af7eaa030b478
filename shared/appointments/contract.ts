import { oc } from '@orpc/contract'
import { z } from 'zod'
import { sides, topics, tracks } from '../cases/words.ts'
import { partyInput } from '../people/contract.ts'
import { skills } from '../people/words.ts'
import { dayText, idOf, instant, typed } from '../platform/zod.ts'
import { mostAlong, mostBeside, mostStations, peoplePerSide, usualCheckIn } from './rules.ts'
import { type Appointment, appointmentStatuses, besides, breachCauses, type CheckIn, type Colleague, type Escalation, type Handover, handoverKinds, handoverStates, type Offer, papersSeen, promises, settledWays, type Taker } from './words.ts'

const clockText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const sentence = z.object({ zh: z.string(), en: z.string() })
const side = z.enum(sides)

const wishes = z.object({ notBefore: clockText.nullable().default(null), notOnMarketDay: z.boolean().default(false), fromDay: dayText.nullable().default(null) })

const slotShown = z.object({
  from: instant, to: instant, officerId: idOf<'staff'>(), officerName: z.string(), officerSkill: z.enum(skills),
  places: z.array(z.object({ side, stationId: idOf<'unit'>(), stationName: z.string(), stationNameEn: z.string(), terminalId: idOf<'terminal'>(), terminalName: z.string() })),
})

const offerShown = z.object({ slot: slotShown, why: sentence, marketDay: z.boolean(), insidePromise: z.boolean(), noticePeriod: z.boolean(), tellAt: instant, standby: z.boolean(), firstContact: z.boolean(), heldUntil: instant.nullable() }) satisfies z.ZodType<Offer>

const along = z.number().int().min(0).max(mostAlong)
/** What a clerk saw of who came. */
export const checkInShown = z.object({ paper: z.enum(papersSeen), along: z.object({ guardian: along, interpreter: along, supporter: along }), ownIncome: z.boolean() }) satisfies z.ZodType<CheckIn>

export const appointmentShown = z.object({
  id: idOf<'appointment'>(), caseId: idOf<'case'>(), caseNumber: z.string(), queueNumber: z.string(), stationId: idOf<'unit'>(), topic: z.enum(topics), track: z.enum(tracks), skill: z.enum(skills), urgent: z.boolean(),
  status: z.enum(appointmentStatuses), promise: z.enum(promises), breachCause: z.enum(breachCauses).nullable(),
  registeredAt: instant, noticeDueAt: instant, sessionDueAt: instant, tellAt: instant, toldAt: instant.nullable(), standby: z.boolean(), firstContact: z.boolean(), noticedAt: instant.nullable(), startedAt: instant.nullable(), endReason: z.string().nullable(),
  slot: slotShown, sides: z.array(z.object({ side, stationId: idOf<'unit'>(), queueNumber: z.string(), names: z.array(z.string()), minor: z.boolean(), checkedInAt: instant.nullable(), checkIn: checkInShown.nullable() })),
  helpers: z.array(z.object({ craft: z.enum(besides), staffId: idOf<'staff'>(), name: z.string() })),
}) satisfies z.ZodType<Appointment>

const whereTheySit = z.object({ side, stationId: idOf<'unit'>() })
/** Up to four stations: a side may sit at several, each named once. */
const applicantFirst = <S extends { side: string; stationId: string }>(given: readonly S[]) => given[0]?.side === 'applicant' && new Set(given.map((one) => `${one.side} ${one.stationId}`)).size === given.length

const matter = z.object({
  topic: z.enum(topics),
  /** Left out, it is the usual way for the topic. */
  track: z.enum(tracks).nullable().default(null),
  urgent: z.boolean().default(false),
  /** Everybody is at a station now: an urgent meeting may begin in five minutes. */
  allHere: z.boolean().default(false),
  wishes: wishes.default({ notBefore: null, notOnMarketDay: false, fromDay: null }),
  /** The party wants, or agrees to, a time after the 24 hours: counted apart as waived. */
  waived: z.boolean().default(false),
  /** Who must sit there besides the officer. */
  also: z.array(z.enum(besides)).max(mostBeside).refine((asked) => new Set(asked).size === asked.length).default([]),
  /** Officers who may not hold it: a conflict of interest, or the party's refusal. */
  recused: z.array(idOf<'staff'>()).max(20).default([]),
})

export const offersAsked = matter.extend({
  /** The key of the form: the first time is kept for it a short while, until it is registered or let go. */
  hold: z.uuid().nullable().default(null),
  sides: z.array(whereTheySit).min(1).max(mostStations).refine(applicantFirst),
})
export type OffersAsked = z.infer<typeof offersAsked>

export const registration = matter.extend({
  /** Made when the form is opened: the same submission twice is one appointment. */
  idempotencyKey: z.uuid(),
  summary: typed(500),
  /** Asked alone, the person is afraid of the other side: no joint meeting, and the other side is not registered. */
  unsafe: z.boolean().default(false),
  sides: z.array(whereTheySit.extend({ parties: z.array(partyInput).min(1).max(peoplePerSide) })).min(1).max(mostStations).refine(applicantFirst),
  /** The offer that was accepted; if it is gone, the next best is booked in the same call. */
  chosen: z.object({ from: instant, officerId: idOf<'staff'>() }).nullable().default(null),
})
/** Another meeting for a case that is open: the specialist's after a first contact, a mediation's second. */
export const meetingAgain = z.object({
  caseId: idOf<'case'>(), idempotencyKey: z.uuid(), track: z.enum(tracks).nullable().default(null), waived: z.boolean().default(false),
  /** Only the side that came to register: a talk apart. */
  apart: z.boolean().default(false),
  also: matter.shape.also, recused: matter.shape.recused,
  wishes: matter.shape.wishes, chosen: registration.shape.chosen,
})
export type MeetingAgain = z.infer<typeof meetingAgain>

/** What could be had for such a meeting. `waived`: the times after 24 hours too. */
export const againAsked = z.object({ caseId: idOf<'case'>(), waived: z.stringbool().default(false), apart: z.stringbool().default(false), track: z.enum(tracks).optional(), fromDay: dayText.optional() })
export type AgainAsked = z.infer<typeof againAsked>
export type Registration = z.infer<typeof registration>
/** The same as a caller writes it, defaults left out. */
export type RegistrationInput = z.input<typeof registration>

const offersGiven = z.object({
  sessionDueAt: instant,
  /** The earliest, then up to two others; empty when nothing fits inside the promise. */
  offers: z.array(offerShown),
  /** Why nothing fits, and what to do. */
  obstacle: z.object({ code: z.string(), sentence }).nullable(),
  /** Times after the promise, for a party who wants or agrees to one. */
  later: z.array(offerShown),
  /** The applicant at a station nearby, where that is sooner or where nothing else is. */
  elsewhere: z.array(z.object({ kilometres: z.number(), offer: offerShown })),
  /** Why none of the nearest is sooner, where that is so: a sentence each. */
  notElsewhere: z.array(sentence),
  /** What stands in the way of the day that was asked for, where it has no time. */
  dayObstacle: sentence.nullable(),
})
export type OffersGiven = z.infer<typeof offersGiven>

const one = z.object({ appointmentId: idOf<'appointment'>() })
const atCounter = one.extend({ side, stationId: idOf<'unit'>().optional() })
const handover = z.object({
  id: idOf<'handover'>(), kind: z.enum(handoverKinds), state: z.enum(handoverStates), appointmentId: idOf<'appointment'>(), caseNumber: z.string(), queueNumber: z.string(), topic: z.enum(topics), from: instant, to: instant,
  giverId: idOf<'staff'>(), giverName: z.string(), takerId: idOf<'staff'>(), takerName: z.string(), askedBy: idOf<'staff'>(), reason: z.string(), answer: z.string().nullable(),
}) satisfies z.ZodType<Handover>
const taker = z.object({ id: idOf<'staff'>(), name: z.string(), unitName: z.string(), unitNameEn: z.string() }) satisfies z.ZodType<Taker>
const colleague = z.object({ id: idOf<'staff'>(), name: z.string(), unitName: z.string(), unitNameEn: z.string(), then: z.enum(['free', 'busy', 'off']) }) satisfies z.ZodType<Colleague>
const chosenSlot = z.object({ from: instant, officerId: idOf<'staff'>() })

const settling = z.object({ escalationId: idOf<'escalation'>(), way: z.enum(settledWays), seen: chosenSlot.nullable().default(null) })
export type Settling = z.infer<typeof settling>

const wayOut = z.object({ way: z.enum(settledWays), what: sentence, slot: slotShown.nullable() })
const escalationShown = z.object({
  id: idOf<'escalation'>(), appointmentId: idOf<'appointment'>(), caseId: idOf<'case'>(), caseNumber: z.string(), stationId: idOf<'unit'>(), stationName: z.string(), stationNameEn: z.string(), topic: z.enum(topics), skill: z.enum(skills), urgent: z.boolean(), names: z.array(z.string()),
  registeredAt: instant, sessionDueAt: instant, sides: z.array(whereTheySit), at: instant, cause: z.object({ code: z.string(), sentence }),
  /** The cheapest of each kind, in order of what they cost; looked for anew at every asking. */
  ways: z.array(wayOut),
}) satisfies z.ZodType<Escalation>

/** What came of a registration: its appointment, or (nothing fits) that the duty lead has it. */
const registered = z.object({ appointment: appointmentShown.nullable(), asChosen: z.boolean(), escalation: escalationShown.nullable() })
const feed = z.object({ madeAt: instant.nullable(), lastReadAt: instant.nullable() })

/** What the client may ask of the appointments chapter. */
export const appointmentsContract = {
  /** What could be had, before anything is booked. */
  offers: oc.route({ method: 'POST', path: '/appointments/offers', summary: 'The earliest slot, two others, and what stands in the way' }).input(offersAsked).output(offersGiven),
  /** The form is left: what was kept for it is free again at once. */
  letGo: oc.route({ method: 'POST', path: '/appointments/holds/{key}/let-go', summary: 'Give back the time that is kept for a form' }).input(z.object({ key: z.uuid() })).output(z.object({ freed: z.boolean() })),
  /** Registers a matter and books its meeting inside 24 hours. Sending the same key again gives the same appointment. */
  register: oc.route({ method: 'POST', path: '/appointments', summary: 'Register a matter and book its meeting' }).input(registration)
    .output(registered),
  /** Books another meeting for a case that is open, within 24 hours or later as the party wants. */
  again: oc.route({ method: 'POST', path: '/cases/{caseId}/appointments', summary: 'Another meeting for an open case' }).input(meetingAgain).output(registered),
  /** What could be had for such a meeting, before it is booked. */
  againOffers: oc.route({ method: 'GET', path: '/cases/{caseId}/appointments/offers', summary: 'Times for another meeting of an open case' }).input(againAsked).output(offersGiven),
  /** The meetings of a case in order, whether one waits for a time, and whether the case is open to another. Surnames only. */
  ofCase: oc.route({ method: 'GET', path: '/cases/{caseId}/appointments', summary: 'The meetings of a case' }).input(z.object({ caseId: idOf<'case'>() })).output(z.object({ appointments: z.array(appointmentShown), waiting: escalationShown.nullable(), open: z.boolean() })),
  /** Registrations that wait for a time: the duty lead's, or those of a clerk's own station. */
  escalations: oc.route({ method: 'GET', path: '/escalations', summary: 'Registrations for which no time was found' }).output(z.array(escalationShown)),
  /** Takes one of the ways out, as it is at this moment; where that is no longer what was `seen`, it is refused. */
  settle: oc.route({ method: 'POST', path: '/escalations/{escalationId}/settle', summary: 'Take a way out of an escalation' }).input(settling).output(z.object({ appointment: appointmentShown.nullable() })),
  /** The appointments of a county day: a clerk's station, an officer's own, a lead's choice of either. Surnames only. */
  list: oc.route({ method: 'GET', path: '/appointments', summary: 'Appointments of a day' })
    .input(z.object({ day: dayText, stationId: idOf<'unit'>().optional(), officerId: idOf<'staff'>().optional() })).output(z.array(appointmentShown)),
  /** One appointment with names. */
  one: oc.route({ method: 'GET', path: '/appointments/{appointmentId}', summary: 'One appointment' }).input(one).output(appointmentShown),
  /** Times to which an appointment could be moved. */
  newTimes: oc.route({ method: 'GET', path: '/appointments/{appointmentId}/new-times', summary: 'Times to which an appointment could be moved' }).input(one.extend({ waived: z.stringbool().default(false) })).output(offersGiven),
  /** Always allowed to a party; free, and without asking why more than a word. */
  cancel: oc.route({ method: 'POST', path: '/appointments/{appointmentId}/cancel', summary: 'Cancel an appointment' }).input(one.extend({ reason: typed(200) })).output(appointmentShown),
  /** A new time: asked by the party (may be later than the promise) or by us (may not). Everybody is told again.
   * `exactly`: the chosen time or a refusal, never the next best. `override`: a lead's, although the officer is taken or off then: claimed apart and audited. */
  move: oc.route({ method: 'POST', path: '/appointments/{appointmentId}/move', summary: 'Move an appointment' })
    .input(one.extend({ by: z.enum(['party', 'officer']), reason: typed(200), chosen: chosenSlot.nullable().default(null), exactly: z.boolean().default(false), override: z.boolean().default(false) })).output(z.object({ appointment: appointmentShown, asChosen: z.boolean() })),
  /** A side is here and was recognised by its card; its terminal must be on. Where it sits at several stations, the asker's own or the one named. */
  checkIn: oc.route({ method: 'POST', path: '/appointments/{appointmentId}/check-in', summary: 'Check a side in' }).input(atCounter.extend({ saw: checkInShown.default(usualCheckIn) })).output(appointmentShown),
  /** Corrects what was noted at check-in: a guardian came later, another paper was shown. */
  amendCheckIn: oc.route({ method: 'PUT', path: '/appointments/{appointmentId}/check-in', summary: 'Correct what was noted at check-in' }).input(atCounter.extend({ saw: checkInShown })).output(appointmentShown),
  /** Twenty minutes after the time (five for the officer) nobody came. No sanction follows. */
  noShow: oc.route({ method: 'POST', path: '/appointments/{appointmentId}/no-show', summary: 'Mark that somebody did not come' }).input(one.extend({ who: z.enum(['party', 'officer']) })).output(appointmentShown),
  /** How many appointments of an officer lie in a stretch of time: asked before leave is entered over them. */
  touched: oc.route({ method: 'GET', path: '/appointments/touched', summary: 'How many appointments of an officer a stretch of time touches' }).input(z.object({ staffId: idOf<'staff'>(), from: instant, to: instant })).output(z.object({ count: z.number().int() })),
  /** Who has the skill that an appointment needs, and whether they could have it at its time. */
  colleagues: oc.route({ method: 'GET', path: '/appointments/{appointmentId}/colleagues', summary: 'Who could take an appointment over' }).input(one).output(z.array(colleague)),
  /** Asks a colleague to take an appointment and its case. Who has it stays its owner until that is accepted. */
  handOver: oc.route({ method: 'POST', path: '/appointments/{appointmentId}/hand-over', summary: 'Hand an appointment and its case to a colleague' }).input(one.extend({ takerId: idOf<'staff'>(), reason: typed(200) })).output(handover),
  /** Who could answer for a case from now on: for its owner officers of its team, for the lead any with the skill. */
  takers: oc.route({ method: 'GET', path: '/cases/{caseId}/takers', summary: 'Who a case could be given to' }).input(z.object({ caseId: idOf<'case'>() })).output(z.array(taker)),
  /** Gives a case that has no coming meeting to another officer, at once. */
  handCaseOver: oc.route({ method: 'POST', path: '/cases/{caseId}/hand-over', summary: 'Give a case without a coming meeting to another officer' }).input(z.object({ caseId: idOf<'case'>(), takerId: idOf<'staff'>(), reason: typed(200, 2) })),
  /** Takes over from an officer who is not there: an officer asks for it, a lead gives it to somebody at once. */
  takeOver: oc.route({ method: 'POST', path: '/appointments/{appointmentId}/take-over', summary: 'Take an appointment over from an officer who is not there' }).input(one.extend({ takerId: idOf<'staff'>(), reason: typed(200) })).output(handover),
  /** What waits for my answer, what of mine waits for another's, and what came back. */
  handovers: oc.route({ method: 'GET', path: '/appointments/handovers', summary: 'Handovers that concern me' }).output(z.array(handover)),
  /** Appointments of the coming day whose officer is not there, and which I could take. Surnames only. */
  withoutOfficer: oc.route({ method: 'GET', path: '/appointments/without-officer', summary: 'Appointments whose officer is not there' }).output(z.array(appointmentShown)),
  answerHandover: oc.route({ method: 'POST', path: '/appointments/handovers/{handoverId}/answer', summary: 'Accept or refuse a handover' }).input(z.object({ handoverId: idOf<'handover'>(), accept: z.boolean(), reason: typed(200).default('') })).output(handover),
  withdrawHandover: oc.route({ method: 'POST', path: '/appointments/handovers/{handoverId}/withdraw', summary: 'Take a handover back that waits' }).input(z.object({ handoverId: idOf<'handover'>() })).output(handover),
  /** Whether I have a calendar feed; its address is shown once, when it is made. */
  feed: oc.route({ method: 'GET', path: '/appointments/feed', summary: 'My calendar feed (officer)' }).output(feed),
  /** Makes my feed's address, or a new one that ends the old. */
  makeFeed: oc.route({ method: 'POST', path: '/appointments/feed', summary: 'Make or renew my calendar feed (officer)' }).output(feed.extend({ address: z.string() })),
  removeFeed: oc.route({ method: 'DELETE', path: '/appointments/feed', summary: 'End my calendar feed (officer)' }).output(feed),
}
