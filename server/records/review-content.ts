import { type CheckIn, companions } from '#shared/appointments/words.ts'
import { kindOfNotes, type NoteReview, type NotesHead } from '#shared/records/review.ts'
import { sides, type Side } from '#shared/cases/words.ts'
import type { Actor } from '#shared/people/words.ts'
import { seatOf } from '#shared/sessions/rules.ts'
import type { Session } from '#shared/sessions/words.ts'
import { loadAppointment } from '#server/appointments/index.ts'
import { loadCase, loadCaseParties } from '#server/cases/index.ts'
import { type Context, loadParties } from '#server/people/index.ts'
import { sha256 } from '#server/platform/sealed.ts'
import { type KeptReview, loadCorrections, type ReviewContent } from './review-store.ts'
import { loadLines } from './store.ts'

/** The notes of a session as they would be shown now, as JSON, and the SHA-256 of it. */
export async function contentNow({ db }: Pick<Context, 'db'>, session: Session): Promise<{ content: string; hash: string; empty: boolean }> {
  const [head, lines, corrections] = await Promise.all([headOf({ db }, session), loadLines(db, session.id), loadCorrections(db, session.id)])
  const shown: ReviewContent = {
    head, lines: lines.map(({ id, atMs, speaker, text }) => ({ id, atMs, speaker, text })),
    corrections: corrections.flatMap(({ id, lineId, side, words }) => (words === null ? [] : [{ id, lineId, side, words }])),
  }
  const content = JSON.stringify(shown)
  return { content, hash: sha256(content).toString('hex'), empty: lines.length === 0 }
}

/** The head of a session's notes, from what the case and the session know. N16 */
export async function headOf({ db }: Pick<Context, 'db'>, session: Session): Promise<NotesHead> {
  const [file, seated, appointment] = await Promise.all([loadCase(db, session.caseId), loadCaseParties(db, session.caseId), loadAppointment(db, session.appointmentId)])
  const people = new Map((await loadParties(db, seated.map(({ partyId }) => partyId))).map((party) => [party.id, party.name]))
  const labelOf = (role: Session['seats'][number]['role']) => session.seats.filter((seat) => seat.role === role).map(({ label }) => label)
  return {
    kind: kindOfNotes(file!.track), number: file!.number, topic: file!.topic, from: session.startedAt,
    sides: sides.flatMap((side) => {
      const names = seated.flatMap((one) => (one.side === side ? people.get(one.partyId) ?? [] : []))
      const along = cameAlong(appointment?.sides ?? [], side)
      return names.length === 0 ? [] : [{ side, place: session.seats.find((seat) => seat.side === side)?.label ?? '', names, ...(along ? { along } : {}) }]
    }),
    host: labelOf('host').join('、'), recorder: labelOf('recorder').join('、') || null, others: labelOf('expert'),
    rightsToldAt: session.ticks.find(({ tick, answer }) => tick === 'rights-told' && answer === 'yes')?.at ?? null,
  }
}

// How many came along with a side at all its stations; null where nobody did, or nobody noted it.
function cameAlong(of: readonly { side: Side; checkIn: CheckIn | null }[], side: Side): CheckIn['along'] | null {
  const seen = of.flatMap((one) => (one.side === side && one.checkIn ? [one.checkIn.along] : []))
  const [guardian = 0, interpreter = 0, supporter = 0] = companions.map((who) => seen.reduce((sum, along) => sum + along[who], 0))
  return guardian + interpreter + supporter === 0 ? null : { guardian, interpreter, supporter }
}

/** A version as whoever asks may see it: a terminal is not told where the other side sits (S11), nor what the other side still wants changed. */
export function seenBy(actor: Actor, kept: KeptReview, session: Session, hashNow: string): NoteReview {
  const { sessionId: _, ...review } = { ...kept, current: kept.contentHash === hashNow }
  if (actor.kind !== 'terminal') return review
  const own = seatOf(session, actor)?.side
  return {
    ...review,
    head: { ...review.head, sides: review.head.sides.map((one) => (one.side === own ? one : { ...one, place: '' })) },
    corrections: review.corrections.filter(({ side, words }) => side === own || words !== null),
    confirmations: review.confirmations.map((one) => (one.side === own ? one : { ...one, label: '' })),
  }
}
