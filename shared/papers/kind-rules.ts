import type { Stage } from '../cases/stages.ts'
import type { Track } from '../cases/words.ts'
import type { PaperKind } from './words.ts'

/** One thing that somebody types for a paper. */
export type Field = { key: string; longest: number; required?: true; long?: true; day?: true; choices?: readonly string[] }

/** What a kind of paper is: in which stages of which tracks it belongs, what it is about, its own series of numbers, and what is typed for it. */
export type KindRule = { stages: Partial<Record<Track, readonly Stage[]>>; about: 'case' | 'power' | 'follow-up' | 'agreement' | 'ended'; mark: string | null; fields: readonly Field[] }

const peoples: readonly Stage[] = ['registered', 'respondent_invited', 'consented', 'mediator_set', 'in_mediation', 'agreed']
const police: readonly Stage[] = ['registered', 'eligibility_checked', 'in_mediation', 'agreed']
const petition: readonly Stage[] = ['registered', 'notified_received', 'accepted', 'handling', 'extended', 'opinion_issued', 'served']
const answering: readonly Stage[] = ['registered', 'handling', 'answered']

const line = (key: string, more: Partial<Field> = {}): Field => ({ key, longest: 200, required: true, ...more })
const text = (key: string, more: Partial<Field> = {}): Field => ({ key, longest: 4_000, required: true, long: true, ...more })
const perhaps = ({ required: _required, ...field }: Field): Field => field

export const receivedVia = ['counter', 'letter', 'online', 'phone', 'transfer'] as const
/** Who of an oral agreement has to do something. */
export const promisers = ['applicant', 'respondent', 'both'] as const
export const opinions = ['support', 'explain', 'not_support'] as const

/** What there may be several of in a case: then the paper says which one. */
export const isAboutOne = (about: KindRule['about']): about is 'power' | 'follow-up' | 'ended' => about === 'power' || about === 'follow-up' || about === 'ended'

/** W1 The one table of papers. Sources: domain.md §3. */
export const kinds: Record<PaperKind, KindRule> = {
  rights_notice: { stages: { peoples_mediation: peoples, police_mediation: police }, about: 'case', mark: null, fields: [] },
  recording_notice: { stages: { peoples_mediation: peoples, police_mediation: police, petition, consultation: answering, help_request: ['registered', 'handling', 'consent_asked'] }, about: 'case', mark: null, fields: [] },
  acceptance_notice: { stages: { petition: ['notified_received', 'accepted', 'handling', 'extended'] }, about: 'case', mark: '信受字', fields: [{ ...line('receivedVia'), choices: receivedVia }, line('office'), text('route')] },
  oral_agreement: { stages: { peoples_mediation: ['in_mediation', 'agreed'] }, about: 'case', mark: '人调口字', fields: [text('facts'), text('issues'), perhaps(text('liability')), text('content'), { ...line('who'), choices: promisers }, line('method'), perhaps(line('place')), perhaps(line('amount')), { ...line('dueOn'), day: true }] },
  power_of_attorney: { stages: { peoples_mediation: peoples, police_mediation: police, petition: [...petition, 'review_requested', 'recheck_requested'], consultation: answering }, about: 'power', mark: null, fields: [text('matters')] },
  confirmation_application: { stages: { peoples_mediation: ['agreed'] }, about: 'agreement', mark: null, fields: [line('court'), text('reasons'), perhaps(text('proofs'))] },
  termination_notice: { stages: { peoples_mediation: ['refused', 'terminated'], police_mediation: ['failed', 'not_performed', 'returned'] }, about: 'case', mark: '调终字', fields: [text('reason')] },
  ending_notice: { stages: { peoples_mediation: ['agreed', 'in_mediation', 'terminated', 'closed'], police_mediation: ['agreed', 'in_mediation', 'performed', 'not_performed', 'failed', 'closed_no_penalty', 'returned'], petition: ['handling', 'extended', 'mediated', 'closed'] }, about: 'ended', mark: '协止字', fields: [perhaps(text('alreadyDone'))] },
  petition_opinion: { stages: { petition: ['handling', 'extended', 'opinion_issued'] }, about: 'case', mark: '信意字', fields: [{ ...line('acceptedOn'), day: true }, text('requests'), text('found'), text('basis'), { ...line('opinion'), choices: opinions }, text('opinionText'), line('reviewOrgan'), line('reviewAddress'), line('signedBy')] },
  follow_up_record: { stages: { peoples_mediation: ['agreed', 'in_mediation', 'closed'], police_mediation: ['agreed', 'performed', 'not_performed', 'closed_no_penalty', 'returned'], petition: ['mediated', 'closed', 'handling'] }, about: 'follow-up', mark: null, fields: [perhaps(text('newIssue')), perhaps(text('measures'))] },
}
