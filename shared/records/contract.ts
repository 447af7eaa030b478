import { oc } from '@orpc/contract'
import { z } from 'zod'
import { roles } from '../people/words.ts'
import { idOf, instant, typed } from '../platform/zod.ts'
import { checkInShown } from '../appointments/contract.ts'
import { sides, topics } from '../cases/words.ts'
import { answerers, recordingBases, troubleKinds } from '../sessions/recording.ts'
import { seatRoles } from '../sessions/words.ts'
import { sendingTroubles } from './files-kept.ts'
import { fileStates, filmStates } from './recordings.ts'
import { noteKinds } from './review.ts'
import { filedWays, fileTypes, speakers } from './words.ts'

export const noteLine = z.object({
  id: idOf<'note_line'>(), sessionId: idOf<'session'>(), atMs: z.int(), speaker: z.enum(speakers), text: z.string(),
  authorName: z.string(), savedAt: instant,
})
export const sessionNotes = z.object({ sessionId: idOf<'session'>(), startedAt: instant.nullable(), lines: z.array(noteLine) })
export const attachment = z.object({
  id: idOf<'attachment'>(), caseId: idOf<'case'>(), name: z.string(), type: z.enum(fileTypes), bytes: z.int(), sha256: z.string(),
  origin: z.enum(['upload', 'agreement', 'paper', 'dossier', 'notes']), way: z.enum(filedWays).nullable(), side: z.enum(sides).nullable(), source: z.string().nullable(), addedByName: z.string(), addedAt: instant,
})

export const sight = z.object({ page: z.int().min(1).max(5_000), zoom: z.number().min(1).max(4), x: z.number().min(0).max(1), y: z.number().min(0).max(1) })
const showing = sight.extend({
  id: idOf<'evidence_showing'>(), sessionId: idOf<'session'>(), attachmentId: idOf<'attachment'>(), name: z.string(), type: z.enum(fileTypes), aside: instant.nullable(), seenBy: z.array(idOf<'seat'>()),
})
const pastShowing = z.object({
  id: idOf<'evidence_showing'>(), attachmentId: idOf<'attachment'>(), name: z.string(), sha256: z.string(), side: z.enum(sides).nullable(), shownByName: z.string(), shownAt: instant, endedAt: instant.nullable(),
  seenBy: z.array(z.object({ role: z.enum(seatRoles), who: z.string(), at: instant })),
})
const ofSession = z.object({ sessionId: idOf<'session'>() })

const notesHead = z.object({
  kind: z.enum(noteKinds), number: z.string(), topic: z.enum(topics), from: instant.nullable(), sides: z.array(z.object({ side: z.enum(sides), place: z.string(), names: z.array(z.string()), along: checkInShown.shape.along.optional() })),
  host: z.string(), recorder: z.string().nullable(), others: z.array(z.string()), rightsToldAt: instant.nullable(),
})
/** The notes as they were shown to the parties: one version, what they want changed in it, and who found it right. */
export const noteReview = z.object({
  id: idOf<'note_review'>(), version: z.int(), contentHash: z.string(), shownAt: instant, shown: z.boolean(), current: z.boolean(), head: notesHead,
  lines: z.array(z.object({ id: idOf<'note_line'>(), atMs: z.int(), speaker: z.enum(speakers), text: z.string() })),
  corrections: z.array(z.object({ id: idOf<'note_correction'>(), lineId: idOf<'note_line'>(), side: z.enum(sides), askedAt: instant, words: z.string().nullable(), writtenByName: z.string().nullable(), writtenAt: instant.nullable() })),
  confirmations: z.array(z.object({ seatId: idOf<'seat'>(), side: z.enum(sides), label: z.string(), at: instant })),
  signed: z.object({ byName: z.string(), at: instant, missing: z.string().nullable(), attachmentId: idOf<'attachment'>() }).nullable(),
})
const review = z.object({ review: noteReview.nullable() })
const ofReview = ofSession.extend({ reviewId: idOf<'note_review'>() })

const ms = z.number()
const seat = { seatId: idOf<'seat'>(), role: z.enum(seatRoles), side: z.enum(sides).nullable(), label: z.string() }
export const sessionRecordings = z.object({
  sessionId: idOf<'session'>(), caseId: idOf<'case'>(), startedAt: instant,
  runs: z.array(z.object({ fromMs: ms, toMs: ms.nullable(), basis: z.enum(recordingBases), ended: z.string().nullable() })),
  gaps: z.array(z.object({ fromMs: ms, toMs: ms, why: z.string() })),
  seats: z.array(z.object({ ...seat, parts: z.array(z.object({ id: idOf<'recording_part'>(), fromMs: ms, durationMs: ms, cut: z.boolean(), sha256: z.string(), state: z.enum(fileStates), checkedAt: instant.nullable() })) })),
  assents: z.array(z.object({ who: z.string(), as: z.enum(answerers), answer: z.enum(['yes', 'no']), heard: z.boolean(), at: instant })),
  losses: z.array(z.object({ who: z.string().nullable(), kind: z.enum(troubleKinds), since: instant, until: instant.nullable(), reason: z.string().nullable() })),
  viewers: z.array(z.object({ name: z.string(), reason: z.string(), at: instant })),
  film: z.object({ state: z.enum(filmStates), percent: z.int(), sha256: z.string().nullable(), found: z.enum(fileStates) }),
  keptUntil: instant.nullable(), due: z.boolean(), hold: z.object({ reason: z.string(), by: z.string(), at: instant }).nullable(), withMinor: z.boolean(), mayWatch: z.boolean(),
})
const played = z.object({ fromMs: ms, durationMs: ms, address: z.string() })
export const viewing = z.object({
  name: z.string(), at: instant, until: instant,
  seats: z.array(z.object({ ...seat, files: z.array(played) })),
  film: played.nullable(),
})

/** What the client may ask of the records chapter. Notes are typed over the live line (signals.ts); files travel beside it: tus at /api/uploads, GET /api/attachments/{id}/file, GET /api/showings/{id}/file, and recordings at the addresses that `watch` gives. */
export const recordsContract = {
  /** The notes of a session, in the order of the session clock. They are typed over the live line (`records:sync`). */
  notes: oc.route({ method: 'GET', path: '/sessions/{sessionId}/notes', summary: 'The notes of a session' }).input(z.object({ sessionId: idOf<'session'>() })).output(z.object({ lines: z.array(noteLine), mayWrite: z.boolean() })),
  /** The notes of all sessions of a case, oldest session first. */
  caseNotes: oc.route({ method: 'GET', path: '/cases/{caseId}/notes', summary: 'The notes of a case' }).input(z.object({ caseId: idOf<'case'>() })).output(z.array(sessionNotes)),
  /** The notes as they were last shown to the parties; a terminal sees them while they are shown. */
  review: oc.route({ method: 'GET', path: '/sessions/{sessionId}/notes/review', summary: 'The notes as they are shown to the parties' }).input(ofSession).output(review),
  /** Shows the notes as they are now on the terminals, or hides them again. */
  showNotes: oc.route({ method: 'POST', path: '/sessions/{sessionId}/notes/review', summary: 'Show the notes to the parties' }).input(ofSession.extend({ shown: z.boolean() })).output(review),
  /** A side finds the notes right, at its own terminal. */
  confirmNotes: oc.route({ method: 'POST', path: '/sessions/{sessionId}/notes/review/{reviewId}/confirmation', summary: 'Say that the notes are right' }).input(ofReview).output(review),
  /** A side wants a line changed. */
  askCorrection: oc.route({ method: 'POST', path: '/sessions/{sessionId}/notes/review/{reviewId}/corrections', summary: 'Point at a line that is wrong' }).input(ofReview.extend({ lineId: idOf<'note_line'>() })).output(review),
  /** The recorder writes beside the line what the side says of it; the line stays. */
  writeCorrection: oc.route({ method: 'PUT', path: '/sessions/{sessionId}/notes/corrections/{correctionId}', summary: 'Write a correction beside its line' }).input(ofSession.extend({ correctionId: idOf<'note_correction'>(), words: typed(1_000, 1) })).output(review),
  /** The recorder signs what the parties confirmed; the notes become a PDF of the case. `missing`: why a side has not confirmed. */
  signNotes: oc.route({ method: 'POST', path: '/sessions/{sessionId}/notes/review/{reviewId}/signature', summary: 'Sign the notes' }).input(ofReview.extend({ missing: typed(200, 2).nullable() })).output(review),
  /** What is attached to a case, newest first. */
  attachments: oc.route({ method: 'GET', path: '/cases/{caseId}/attachments', summary: 'What is attached to a case' }).input(z.object({ caseId: idOf<'case'>() })).output(z.object({ attachments: z.array(attachment), mayAttach: z.boolean(), maySeeReaders: z.boolean(), maxMegabytes: z.int() })),
  /** Who saw a file: who opened it, and on whose screens it was. */
  readers: oc.route({ method: 'GET', path: '/attachments/{attachmentId}/readers', summary: 'Who saw a file' }).input(z.object({ attachmentId: idOf<'attachment'>() })).output(z.array(z.object({ who: z.string(), role: z.union([z.enum(roles), z.enum(seatRoles)]), how: z.enum(['opened', 'shown']), times: z.int(), firstAt: instant, lastAt: instant }))),
  /** The host lays a picture or a PDF of the case before those who sit together; it takes the place of what was shown before. */
  showEvidence: oc.route({ method: 'POST', path: '/sessions/{sessionId}/showing', summary: 'Show a file to those who sit together' }).input(ofSession.extend({ attachmentId: idOf<'attachment'>() })).output(showing),
  /** What is laid before the seat of whoever asks just now. */
  showing: oc.route({ method: 'GET', path: '/sessions/{sessionId}/showing', summary: 'What is shown to me in a session' }).input(ofSession).output(z.object({ showing: showing.nullable() })),
  /** The host puts it away. */
  endShowing: oc.route({ method: 'POST', path: '/sessions/{sessionId}/showing/end', summary: 'Stop showing' }).input(ofSession).output(z.object({ ended: z.boolean() })),
  /** A screen has drawn it: written down once for each seat. */
  seen: oc.route({ method: 'POST', path: '/showings/{showingId}/seen', summary: 'My screen has drawn it' }).input(z.object({ showingId: idOf<'evidence_showing'>() })).output(z.object({ seen: z.boolean() })),
  /** What of a case was shown in its sessions, to whom and when, the latest first. */
  showings: oc.route({ method: 'GET', path: '/cases/{caseId}/showings', summary: 'What was shown, and who saw it' }).input(z.object({ caseId: idOf<'case'>() })).output(z.array(pastShowing)),
  /** What was recorded of the sessions of a case, and what was not and why. */
  recordings: oc.route({ method: 'GET', path: '/cases/{caseId}/recordings', summary: 'The recordings of a case' }).input(z.object({ caseId: idOf<'case'>() })).output(z.array(sessionRecordings)),
  /** Addresses at which the recording of a session plays for a while; who asks, and why, is written down. */
  watch: oc.route({ method: 'POST', path: '/sessions/{sessionId}/viewings', summary: 'Watch the recording of a session' }).input(z.object({ sessionId: idOf<'session'>(), reason: typed(200, 2) })).output(viewing),
  /** Reads the files of a session again, and the chain of all files. */
  checkRecordings: oc.route({ method: 'POST', path: '/sessions/{sessionId}/recordings/checks', summary: 'Check that recordings are as they were filed' }).input(z.object({ sessionId: idOf<'session'>() })).output(z.object({ found: z.array(z.enum(fileStates)), chainBrokenAt: z.int().nullable() })),
  /** Keeps the recordings of a case whatever their term. */
  holdRecordings: oc.route({ method: 'POST', path: '/cases/{caseId}/recordings/hold', summary: 'Hold the recordings of a case' }).input(z.object({ caseId: idOf<'case'>(), reason: typed(500, 2) })).output(z.object({ held: z.boolean() })),
  /** Ends that: their term counts again. */
  liftHold: oc.route({ method: 'POST', path: '/cases/{caseId}/recordings/hold/lift', summary: 'Lift the hold on the recordings of a case' }).input(z.object({ caseId: idOf<'case'>(), reason: typed(500, 2) })).output(z.object({ held: z.boolean() })),
  /** Cases with recordings whose term is over. */
  recordingsDue: oc.route({ method: 'GET', path: '/recordings/due', summary: 'Recordings whose term is over' }).output(z.array(z.object({ caseId: idOf<'case'>(), caseNumber: z.string(), files: z.int(), since: instant }))),
  /** Where files lie, how full the disk is, and what keeps files from S3. */
  filesKept: oc.route({ method: 'GET', path: '/files/kept', summary: 'Where files lie, and how full the disk is' }).output(z.object({ hoursOfRoom: z.int().nullable(), far: z.object({ files: z.int(), megabytes: z.int(), trouble: z.object({ why: z.enum(sendingTroubles), since: instant }).nullable() }).nullable() })),
}
