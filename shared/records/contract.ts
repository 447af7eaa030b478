import { oc } from '@orpc/contract'
import { z } from 'zod'
import { idOf, instant, typed } from '../platform/zod.ts'
import { sides } from '../cases/words.ts'
import { lineLength } from './rules.ts'
import { seatRoles } from '../sessions/words.ts'
import { fileTypes, speakers } from './words.ts'

export const noteLine = z.object({
  id: idOf<'note_line'>(), sessionId: idOf<'session'>(), atMs: z.int(), speaker: z.enum(speakers), text: z.string(),
  authorName: z.string(), revision: z.int(), savedAt: instant,
})
export const sessionNotes = z.object({ sessionId: idOf<'session'>(), startedAt: instant.nullable(), lines: z.array(noteLine) })
export const attachment = z.object({
  id: idOf<'attachment'>(), caseId: idOf<'case'>(), name: z.string(), type: z.enum(fileTypes), bytes: z.int(), sha256: z.string(),
  origin: z.enum(['upload', 'agreement']), side: z.enum(sides).nullable(), addedByName: z.string(), addedAt: instant,
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

/** One save of a line: the id is the tab's own, `revision` is the one it was made from (0 for a new line). */
export const putLine = z.object({
  sessionId: idOf<'session'>(), lineId: idOf<'note_line'>(), begunAtMs: z.number().min(0).max(86_400_000), speaker: z.enum(speakers),
  text: typed(lineLength), revision: z.int().min(0),
})

/** What the client may ask of the records chapter. Files travel beside it: tus at /api/uploads, GET /api/attachments/{id}/file, GET /api/showings/{id}/file. */
export const recordsContract = {
  /** Saves a line of the notes as it is typed. */
  putLine: oc.route({ method: 'PUT', path: '/sessions/{sessionId}/notes/{lineId}', summary: 'Save a line of the session notes' }).input(putLine).output(noteLine),
  /** Removes a line that was emptied. */
  removeLine: oc.route({ method: 'DELETE', path: '/sessions/{sessionId}/notes/{lineId}', summary: 'Remove an emptied line' }).input(z.object({ sessionId: idOf<'session'>(), lineId: idOf<'note_line'>() })).output(z.object({ removed: z.boolean() })),
  /** The notes of a session, in the order of the session clock. */
  notes: oc.route({ method: 'GET', path: '/sessions/{sessionId}/notes', summary: 'The notes of a session' }).input(z.object({ sessionId: idOf<'session'>() })).output(z.object({ lines: z.array(noteLine), mayWrite: z.boolean() })),
  /** The notes of all sessions of a case, oldest session first. */
  caseNotes: oc.route({ method: 'GET', path: '/cases/{caseId}/notes', summary: 'The notes of a case' }).input(z.object({ caseId: idOf<'case'>() })).output(z.array(sessionNotes)),
  /** What is attached to a case, newest first. */
  attachments: oc.route({ method: 'GET', path: '/cases/{caseId}/attachments', summary: 'What is attached to a case' }).input(z.object({ caseId: idOf<'case'>() })).output(z.object({ attachments: z.array(attachment), mayAttach: z.boolean(), maxMegabytes: z.int() })),
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
}
