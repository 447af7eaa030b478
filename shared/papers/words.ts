import type { CaseId } from '../cases/words.ts'
import type { Id } from '../platform/ids.ts'
import type { AttachmentId } from '../records/words.ts'

/** The papers that are pressed from a case, beside the agreement, which is signed and sealed. */
export const paperKinds = ['rights_notice', 'recording_notice', 'acceptance_notice', 'oral_agreement', 'power_of_attorney', 'confirmation_application', 'termination_notice', 'ending_notice', 'petition_opinion', 'follow_up_record'] as const
export type PaperKind = (typeof paperKinds)[number]

export type PaperId = Id<'case_paper'>

/** What somebody types for a paper: a text by the name of each field. */
export type PaperFields = Record<string, string>

/** A paper that was made: filed on its case, its bytes known by their SHA-256. */
export type CasePaper = { id: PaperId; caseId: CaseId; kind: PaperKind; number: string | null; about: string | null; madeByName: string; madeAt: string; attachmentId: AttachmentId; sha256: string }

/** Why a case has no such paper now. */
export const whyNoPaper = ['other-track', 'too-early', 'over', 'no-agreement', 'no-ended', 'no-power', 'no-follow-up', 'not-confirmable'] as const
export type WhyNoPaper = (typeof whyNoPaper)[number]

/** Where something that a paper needs is written down. */
export const places = ['here', 'registration', 'powers', 'agreement', 'follow-ups'] as const
export type Place = (typeof places)[number]

/** Something that a paper needs and nobody has written down yet: its name is a key of the texts (`need.…`). */
export const needs = ['applicant', 'respondent', 'address', 'host'] as const
export type Missing = { need: (typeof needs)[number] | `field.${string}`; place: Place }

/** A paper as the card of a case shows it. */
export type PaperOffer = {
  kind: PaperKind
  /** null: it may be made now. */
  why: WhyNoPaper | null
  /** What it can be about, where there are several: which power of attorney, which follow-up. */
  about: { id: string; name: string }[]
  /** What is known already for its fields. */
  known: PaperFields
  /** What the case itself lacks. */
  missing: Missing[]
  made: CasePaper[]
}

export type DossierId = Id<'dossier'>
/** For the county's archive, or for the court that is asked to confirm. */
export const purposes = ['archive', 'confirmation'] as const
export type Purpose = (typeof purposes)[number]
export const dossierStates = ['waiting', 'binding', 'ready', 'failed'] as const
export type DossierState = (typeof dossierStates)[number]
export type Dossier = { id: DossierId; caseId: CaseId; purpose: Purpose; state: DossierState; done: number; total: number; pages: number; gaps: Section[]; askedByName: string; askedAt: string; attachmentId: AttachmentId | null; sha256: string | null }

/** The parts of a dossier, in the county's order. */
export const sections = ['registration', 'notices', 'identity', 'notes', 'agreement', 'confirmation', 'powers', 'evidence', 'performance', 'follow_ups', 'ending'] as const
export type Section = (typeof sections)[number]
