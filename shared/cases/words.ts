import type { Id } from '../platform/ids.ts'
import type { Party, PartyId, Role, Skill, StaffId, UnitId } from '../people/words.ts'
import type { ClockKind } from './clocks.ts'
import type { Stage } from './stages.ts'

export type CaseId = Id<'case'>

/** What a case is about (the statistics codes of the justice administration for people’s mediation, and four of our own). */
export const topics = [
  'family', 'neighbor', 'homestead', 'contract', 'business', 'damages', 'forest_land', 'expropriation', 'pollution', 'labor', 'consumer', 'medical', 'traffic', 'property_mgmt', 'other',
  'public_security_minor', 'household_registration', 'admin_approval', 'help_request',
] as const
export type Topic = (typeof topics)[number]

/** How a case is dealt with: each track has its own stages (stages.ts) and its own clocks (clocks.ts). */
export const tracks = ['consultation', 'peoples_mediation', 'police_mediation', 'petition', 'help_request'] as const
export type Track = (typeof tracks)[number]

export const caseStatuses = ['open', 'agreed', 'closed'] as const
export type CaseStatus = (typeof caseStatuses)[number]

/** 甲方 is the applicant's side, 乙方 the respondent's. */
export const sides = ['applicant', 'respondent'] as const
export type Side = (typeof sides)[number]

/** What somebody beside the owner does on a case. */
export const teamRoles = ['host', 'recorder', 'expert', 'lead', 'handler', 'mediator', 'lawyer', 'psychologist', 'station_contact'] as const
export type TeamRole = (typeof teamRoles)[number]

/** The roles that are given on the case's page; the others come with a seat in a session. */
export const keptRoles = ['lead', 'handler', 'mediator', 'lawyer', 'psychologist', 'station_contact'] as const satisfies readonly TeamRole[]
export type KeptRole = (typeof keptRoles)[number]

/** T2 Who can have which role: a lead official is a lead, a lawyer a lawyer. */
export function fitsRole({ role: post, skills }: { role: Role; skills: readonly Skill[] }, role: KeptRole): boolean {
  switch (role) {
    case 'lead': return post === 'lead'
    case 'handler': return post === 'officer'
    case 'mediator': return post === 'officer' && skills.includes('mediation')
    case 'lawyer': return skills.includes('lawyer')
    case 'psychologist': return skills.includes('psychologist')
    case 'station_contact': return post === 'clerk'
  }
}

export type CaseParty = Party & { partyId: PartyId; side: Side; stationId: UnitId }

/** One thing that happened to a case. `what` is a key of the cases texts, `values` fill it; `by` is empty where the system did it. */
export type TimelineEntry = { id: string; at: string; what: string; values: Record<string, string | number>; by: string; chapter: string; refId: string | null }

export type CaseSummary = {
  id: CaseId
  number: string
  topic: Topic
  track: Track
  status: CaseStatus
  /** Where it stands on its track; `status` follows from it. */
  stage: Stage
  summary: string
  ownerId: StaffId
  ownerName: string
  stationId: UnitId
  openedAt: string
}
export type CaseFile = CaseSummary & { reopenCount: number; parties: CaseParty[]; timeline: TimelineEntry[] }

export type ClockId = Id<'case_clock'>

/** One clock of a case, running, paused or stopped. */
export type CaseClock = {
  id: ClockId
  caseId: CaseId
  kind: ClockKind
  startedAt: string
  dueAt: string
  /** The last working day on or before the due day: when an officer is warned. */
  warnOn: string
  pausedAt: string | null
  endedAt: string | null
  /** How often it was extended. */
  extended: number
}
/** A case whose owner has stepped back from it: theirs until a colleague has accepted it. */
export type ToHandOver = { caseId: CaseId; caseNumber: string; ownerName: string }

/** The same in a list of many cases. */
export type ClockDue = CaseClock & { caseNumber: string; topic: Topic; track: Track; ownerName: string }
