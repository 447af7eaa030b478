import type { Agreement } from '#shared/agreements/words.ts'
import type { CaseId, CaseSummary } from '#shared/cases/words.ts'
import type { PowerOfAttorney } from '#shared/cases/work.ts'
import type { FollowUp } from '#shared/followups/words.ts'
import { againstConfirming } from '#shared/papers/confirmation-rules.ts'
import type { PaperFacts, PaperParty } from '#shared/papers/facts.ts'
import type { CaseOfPapers } from '#shared/papers/rules.ts'
import type { PartyId } from '#shared/people/words.ts'
import { type Day, dayOf } from '#shared/platform/time.ts'
import type { Session } from '#shared/sessions/words.ts'
import { loadAgreementsOf } from '#server/agreements/index.ts'
import { deadlineAfter } from '#server/calendar/index.ts'
import { loadCase, loadCaseParties, loadClocks, loadPowers } from '#server/cases/index.ts'
import { loadFollowUpsOf } from '#server/followups/index.ts'
import { type Context, loadParties, loadStaff } from '#server/people/index.ts'
import type { Db } from '#server/platform/db.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { loadSessionsOfCase } from '#server/sessions/index.ts'
import { loadStation } from '#server/stations/index.ts'
import type { AttachmentId } from '#shared/records/words.ts'
import { loadPapers } from './store.ts'

/** Everything about a case that its papers are made from. */
export type CaseAtHand = { file: CaseSummary; facts: PaperFacts; agreements: Agreement[]; /** Numbers of oral agreements by their filed registration. */ oral: ReadonlyMap<AttachmentId, string>; agreement: Agreement | null; lastDay: Day | null; people: { partyId: PartyId; name: string }[]; powers: PowerOfAttorney[]; followUps: FollowUp[]; sessions: Session[]; rule: CaseOfPapers }

/** Gathers what a case knows. The agreement is the one in effect, the newest where there are several. */
export async function atHand(ctx: Pick<Context, 'db' | 'now'>, caseId: CaseId): Promise<CaseAtHand> {
  const { db, now } = ctx
  const file = await loadCase(db, caseId)
  if (!file) throw refusePlainly('not-found')
  const [parties, allPowers, followUps, sessions, agreements, clocks, station, papers] = await Promise.all([peopleOf(db, caseId), loadPowers(db, caseId), loadFollowUpsOf(db, caseId), loadSessionsOfCase(db, caseId), loadAgreementsOf(db, caseId), loadClocks(db, caseId), loadStation(db, file.stationId), loadPapers(db, caseId)])
  const powers = allPowers.filter(({ revokedAt }) => revokedAt === null)
  const agreement = agreements.find(({ status }) => status === 'effective') ?? null
  const held = sessions.find(({ startedAt }) => startedAt !== null)
  const lastDay = agreement?.effectiveAt ? await lastDayFrom(db, new Date(agreement.effectiveAt)) : null
  const due = clocks.find(({ kind }) => kind === 'petition_handling')
  const facts: PaperFacts = {
    number: file.number, topic: file.topic, track: file.track, summary: file.summary, openedOn: dayOf(new Date(file.openedAt)), dueOn: due ? dayOf(new Date(Date.parse(due.dueAt) - 1)) : null, owner: file.ownerName,
    station: { name: station?.name ?? '', nameEn: station?.nameEn ?? '', phone: station?.phone ?? '', address: station?.address ?? '' },
    parties: parties.map(({ partyId, ...party }) => ({ ...party, agent: powers.filter(({ principalId }) => principalId === partyId).map(({ agentName }) => agentName).join('、') || null })),
    host: held ? await hostOf(db, held) : null, metOn: held?.startedAt ? dayOf(new Date(held.startedAt)) : null,
    agreement: agreement?.effectiveAt ? { number: agreement.number, effectiveOn: dayOf(new Date(agreement.effectiveAt)) } : null,
    ended: null, power: null, followUp: null,
  }
  const confirmable = agreement !== null && againstConfirming(agreement, lastDay, dayOf(now)).length === 0
  const done = followUps.filter(({ doneAt }) => doneAt !== null)
  const oral = new Map(papers.flatMap(({ kind, attachmentId, number }) => (kind === 'oral_agreement' && number ? [[attachmentId, number] as const] : [])))
  return { file, facts, agreements, oral, agreement, lastDay, people: parties, powers, followUps: done, sessions, rule: { track: file.track, stage: file.stage, agreement: agreement === null ? 'none' : confirmable ? 'confirmable' : 'effective', powers: powers.length, followUps: done.length, ended: agreements.filter(isEnded).length } }
}

/** J2 The last day on which the court can be asked: thirty days after the agreement took effect, moved over days off. */
export const lastDayFrom = async (db: Db, effectiveAt: Date): Promise<Day> => dayOf(new Date((await deadlineAfter(db, effectiveAt, { days: 30 })).getTime() - 1))

/** Whether an agreement was revoked or found void; one that a newer version replaced has that version instead of a paper. */
export const isEnded = ({ ended }: Pick<Agreement, 'ended'>): boolean => ended !== null && ended.ending !== null

/** The facts of a paper that is about one power of attorney, one follow-up or one agreement that has ended; null where there is none such. */
export function factsAbout({ facts, people, powers, followUps, agreements, oral }: CaseAtHand, about: string): PaperFacts | null {
  const over = agreements.find(({ id }) => id === about)
  if (over?.ended && over.ended.ending !== null && over.effectiveAt !== null) return { ...facts, ended: { number: over.number, effectiveOn: dayOf(new Date(over.effectiveAt)), endedOn: dayOf(new Date(over.ended.at)), ending: over.ended.ending, reason: over.ended.reason ?? '' } }
  const power = powers.find(({ id }) => id === about)
  const one = followUps.find(({ id }) => id === about)
  const principal = people.find(({ partyId }) => partyId === power?.principalId)?.name ?? ''
  if (power) return { ...facts, parties: facts.parties.filter(({ name }) => name === principal), power: { principal, agent: power.agentName, relation: power.relation, powers: power.powers, fromDay: power.fromDay, untilDay: power.untilDay } }
  if (!one) return null
  const { mode, names, promise, promisedOn, status, remark, doneByName } = one
  return { ...facts, followUp: { mode, names, promise, promisedOn, status, remark, doneByName, doneOn: one.doneAt ? dayOf(new Date(one.doneAt)) : null, agreementNumber: (one.oralId ? oral.get(one.oralId) : agreements.find(({ id }) => id === one.agreementId)?.number) ?? '' } }
}

async function peopleOf(db: Db, caseId: CaseId): Promise<(Omit<PaperParty, 'agent'> & { partyId: PartyId })[]> {
  const seated = await loadCaseParties(db, caseId)
  const people = new Map((await loadParties(db, seated.map(({ partyId }) => partyId))).map((party) => [party.id, party]))
  return seated.flatMap(({ partyId, side }) => {
    const party = people.get(partyId)
    return party ? [{ partyId, side, name: party.name, sex: party.sex, age: party.age, idNumberMasked: party.idNumberMasked, phoneMasked: party.phoneMasked, address: party.address, guardian: party.guardian?.name ?? null, needs: party.needs, language: party.language }] : []
  })
}

async function hostOf(db: Db, session: Session): Promise<string | null> {
  const host = session.seats.find(({ role, holder }) => role === 'host' && holder.kind === 'staff')
  const [found] = host?.holder.kind === 'staff' ? await loadStaff(db, [host.holder.id]) : []
  return found?.name ?? null
}
