import type { zh } from './texts.zh.ts'

/** The words of the followups chapter, in English. */
export const en: Record<keyof typeof zh, string> = {
  followUps: 'Follow-ups',
  none: 'Nothing to follow up',
  noneMore: 'Once an agreement takes effect, each promised day appears here.',
  noneOfCase: 'Nothing was promised in this case yet.',
  loading: 'Opening the follow-ups, one moment.',
  'nearness.late': '{days, plural, one {one day late} other {# days late}}',
  'nearness.due': 'ask today',
  'nearness.to-come': 'ask {day}',
  promisedOn: 'promised by {day}',
  settle: 'Write down the outcome',
  how: 'Was it done?',
  'outcome.done_kept': 'Kept',
  'outcome.done_partly': 'Partly',
  'outcome.done_not_kept': 'Not kept',
  'status.planned': 'not asked yet',
  'status.done_kept': 'kept',
  'status.done_partly': 'kept in part',
  'status.done_not_kept': 'not kept',
  remark: 'Remark',
  remarkHint: 'If it was not all done: why, and what comes next.',
  save: 'Write it down',
  savedNow: 'Written down',
  doneBy: '{who} · {at}',
}
