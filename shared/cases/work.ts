import type { PartyId, StaffId } from '../people/words.ts'
import type { Id } from '../platform/ids.ts'
import type { TeamRole } from './words.ts'

/** What an agent may be given to do; `concede` is the special power that must be named by itself (民事诉讼法 Art 62). */
export const powers = ['apply', 'evidence', 'choose_mediator', 'concede', 'sign', 'collect'] as const
export type Power = (typeof powers)[number]

export const channels = ['phone', 'visit', 'video', 'counter', 'letter'] as const
export type Channel = (typeof channels)[number]

/** Ways that go on elsewhere, each with a card to take home. `safety` is handed out in private only. */
export const pathways = ['court', 'legal_aid', 'labour_arbitration', 'review', 'land_arbitration', 'other_office', 'safety'] as const
export type Pathway = (typeof pathways)[number]

/** Notes that are closed to others: the psychologist's own, and what was said in a caucus. */
export const closedNoteKinds = ['psychologist', 'caucus'] as const
export type ClosedNoteKind = (typeof closedNoteKinds)[number]

/** Why a case must have a lead official (domain.md §1 no. 21). */
export const leadReasons = ['difficult', 'overdue', 'many_parties', 'reopened'] as const
export type LeadReason = (typeof leadReasons)[number]

/** T1 When a case must have a lead official: declared difficult, a target of ours missed, five parties or more, or taken up again. */
export function whyLead({ difficult, overdue, parties, reopenCount }: { difficult: boolean; overdue: boolean; parties: number; reopenCount: number }): LeadReason[] {
  const is: Record<LeadReason, boolean> = { difficult, overdue, many_parties: parties >= 5, reopened: reopenCount > 0 }
  return leadReasons.filter((reason) => is[reason])
}

export type PlanStepId = Id<'plan_step'>
export type PowerOfAttorneyId = Id<'power_of_attorney'>

export type TeamMember = { staffId: StaffId; name: string; role: TeamRole }
export type PlanStep = { id: PlanStepId; what: string; ownerId: StaffId; ownerName: string; dueOn: string; doneAt: string | null; result: string | null }
export type Contact = { id: Id<'contact'>; at: string; byName: string; channel: Channel; incoming: boolean; minutes: number; withWhom: string; summary: string }
export type PowerOfAttorney = { id: PowerOfAttorneyId; principalId: PartyId; agentName: string; relation: string; powers: Power[]; fromDay: string; untilDay: string; revokedAt: string | null }
export type Referral = { id: Id<'referral'>; pathway: Pathway; reason: string; byName: string; at: string }
export type Recusal = { staffId: StaffId; name: string; reason: string; at: string }
export type ClosedNote = { id: Id<'closed_note'>; kind: ClosedNoteKind; authorName: string; at: string; text: string }

/** Everything that is done on a case by people, in one look. */
export type CaseWork = {
  difficult: boolean
  /** Why a lead official is needed; empty where none is. */
  leadNeeded: LeadReason[]
  team: TeamMember[]
  plan: PlanStep[]
  contacts: Contact[]
  powers: PowerOfAttorney[]
  referrals: Referral[]
  recusals: Recusal[]
}
