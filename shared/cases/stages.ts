import type { CaseStatus, Track } from './words.ts'

/** Where a case stands on its track. Every track begins at `registered`. */
export const stages = [
  'registered', 'handling', 'answered', 'closed', 'withdrawn', 'diverted',
  'consent_asked', 'put_in_touch', 'declined', 'not_found',
  'respondent_invited', 'refused', 'consented', 'mediator_set', 'in_mediation', 'agreed', 'terminated',
  'eligibility_checked', 'failed', 'performed', 'not_performed', 'closed_no_penalty', 'returned',
  'notified_received', 'transferred', 'not_accepted', 'accepted', 'extended', 'opinion_issued', 'served', 'mediated',
  'review_requested', 'review_answered', 'recheck_requested', 'recheck_answered', 'concluded',
] as const
export type Stage = (typeof stages)[number]

/** From where a case may go to where: one table a track, source domain.md §5. What is not here is refused. */
export const moves: Record<Track, Partial<Record<Stage, readonly Stage[]>>> = {
  consultation: {
    registered: ['handling', 'answered', 'diverted', 'withdrawn'],
    handling: ['answered', 'diverted', 'withdrawn'],
    answered: ['closed', 'handling'],
    closed: ['handling'],
  },
  help_request: {
    registered: ['handling', 'withdrawn'],
    handling: ['consent_asked', 'not_found', 'withdrawn'],
    // NOTE: nobody is put in touch before the sought person was asked and has agreed.
    consent_asked: ['put_in_touch', 'declined', 'withdrawn'],
    put_in_touch: ['closed'],
    declined: ['closed'],
    not_found: ['closed', 'handling'],
    closed: ['handling'],
  },
  peoples_mediation: {
    registered: ['respondent_invited', 'withdrawn'],
    respondent_invited: ['consented', 'refused', 'withdrawn'],
    refused: ['terminated'],
    consented: ['mediator_set', 'terminated', 'withdrawn'],
    mediator_set: ['in_mediation', 'terminated', 'withdrawn'],
    in_mediation: ['agreed', 'terminated', 'withdrawn'],
    agreed: ['closed', 'in_mediation'],
    terminated: ['closed'],
    closed: ['in_mediation'],
  },
  police_mediation: {
    registered: ['eligibility_checked', 'returned'],
    eligibility_checked: ['in_mediation', 'failed'],
    in_mediation: ['agreed', 'failed'],
    agreed: ['performed', 'not_performed'],
    performed: ['closed_no_penalty'],
    failed: ['returned'],
    not_performed: ['returned'],
    closed_no_penalty: ['agreed'],
  },
  petition: {
    registered: ['notified_received', 'transferred', 'not_accepted', 'withdrawn'],
    notified_received: ['accepted', 'transferred', 'not_accepted', 'withdrawn'],
    accepted: ['handling', 'withdrawn'],
    handling: ['extended', 'opinion_issued', 'mediated', 'withdrawn', 'diverted'],
    extended: ['opinion_issued', 'mediated', 'withdrawn', 'diverted'],
    opinion_issued: ['served'],
    served: ['closed', 'review_requested'],
    review_requested: ['review_answered'],
    review_answered: ['closed', 'recheck_requested'],
    recheck_requested: ['recheck_answered'],
    recheck_answered: ['concluded'],
    mediated: ['closed', 'handling'],
    closed: ['handling'],
    concluded: ['handling'],
  },
}

/** Where nothing more is done until somebody reopens the case. */
const over = ['closed', 'withdrawn', 'diverted', 'closed_no_penalty', 'returned', 'transferred', 'not_accepted', 'concluded'] as const satisfies readonly Stage[]
const bound = ['agreed', 'performed', 'mediated'] as const satisfies readonly Stage[]
const finished = ['closed', 'closed_no_penalty', 'concluded'] as const satisfies readonly Stage[]
const has = (list: readonly Stage[], stage: Stage) => list.includes(stage)

/** How a case stands in three words, for lists: it follows from the stage. */
export const statusOf = (stage: Stage): CaseStatus => (has(over, stage) ? 'closed' : has(bound, stage) ? 'agreed' : 'open')

/** What kind of move it is: closing asks for the follow-ups first, reopening for another reviewer, extending for the lead. */
export type MoveKind = 'step' | 'close' | 'reopen' | 'extend'
export function moveKind(from: Stage, to: Stage): MoveKind {
  if (has(finished, to)) return 'close'
  if (has(over, from) || (has(bound, from) && (to === 'in_mediation' || to === 'handling'))) return 'reopen'
  return to === 'extended' ? 'extend' : 'step'
}

/** C1 Where a case may go next; empty where it is over for good. */
export const nextStages = (track: Track, from: Stage): readonly Stage[] => moves[track][from] ?? []

/** C1 Whether a case may go there. */
export const mayGo = (track: Track, from: Stage, to: Stage): boolean => nextStages(track, from).includes(to)

/** What other chapters bring about. */
export type Happening = 'told' | 'met' | 'agreed'

/** The usual way of each track, as far as what happens in other chapters carries a case along it. */
const ways: Record<Track, readonly Stage[]> = {
  consultation: ['registered', 'handling'],
  help_request: ['registered', 'handling'],
  peoples_mediation: ['registered', 'respondent_invited', 'consented', 'mediator_set', 'in_mediation', 'agreed'],
  // NOTE: whether a police matter may be mediated at all (程序规定 178, 179) is a person's to say, so nothing carries a case past it.
  police_mediation: ['eligibility_checked', 'in_mediation', 'agreed'],
  petition: ['accepted', 'handling', 'mediated'],
}
const ends: Record<Happening, Partial<Record<Track, Stage>>> = {
  told: { peoples_mediation: 'respondent_invited' },
  met: { consultation: 'handling', help_request: 'handling', peoples_mediation: 'in_mediation', police_mediation: 'in_mediation', petition: 'handling' },
  agreed: { peoples_mediation: 'agreed', police_mediation: 'agreed', petition: 'mediated' },
}

const mediations: readonly Track[] = ['peoples_mediation', 'police_mediation']

/** C2 The steps that a happening takes a case along its track: none where it is past that, or not on that way. One side alone is no mediation. */
export function stepsAfter(happening: Happening, { track, stage, bothSides }: { track: Track; stage: Stage; bothSides: boolean }): readonly Stage[] {
  const end = ends[happening][track]
  if (!end || (mediations.includes(track) && !bothSides)) return []
  const way = ways[track]
  const [at, to] = [way.indexOf(stage), way.indexOf(end)]
  // An extended petition may be settled as well.
  if (at < 0) return mayGo(track, stage, end) && happening === 'agreed' ? [end] : []
  return way.slice(at + 1, to + 1)
}
