import { usualTrack } from '#shared/appointments/rules.ts'
import type { OffersAsked, RegistrationInput } from '#shared/appointments/contract.ts'
import type { Side, Topic, Track } from '#shared/cases/words.ts'
import { ageOn, needsGuardian, readIdNumber } from '#shared/people/rules.ts'
import type { Need, StaffId, UnitId } from '#shared/people/words.ts'
import { dayOf } from '#shared/platform/time.ts'
import { now } from '../platform/clock.ts'

/** A person as far as they are typed in. */
export type DraftPerson = { name: string; idNumber: string; phone: string; address: string; needs: Need[]; language: string; guardianName: string; guardianPhone: string }

/** A registration as far as it is filled in. It is kept in this tab only: it holds people's data. */
export type Draft = {
  /** Made when the form is opened: sent twice, it is one appointment. */
  key: string
  step: number
  who: DraftPerson[]
  station: UnitId | null
  topic: Topic | null
  track: Track | null
  summary: string
  urgent: boolean
  otherSide: 'yes' | 'no' | null
  others: DraftPerson[]
  otherStation: UnitId | null
  allHere: boolean
  notBefore: string | null
  notOnMarketDay: boolean
  waived: boolean
  chosen: { from: string; officerId: StaffId } | null
}

export const emptyPerson: DraftPerson = { name: '', idNumber: '', phone: '', address: '', needs: [], language: '', guardianName: '', guardianPhone: '' }

/** A fresh form with its own submission key. */
export const emptyDraft = (): Draft => ({ key: crypto.randomUUID(), step: 0, who: [emptyPerson], station: null, topic: null, track: null, summary: '', urgent: false, otherSide: null, others: [emptyPerson], otherStation: null, allHere: false, notBefore: null, notOnMarketDay: false, waived: false, chosen: null })

/** What an ID number says while it is typed: nothing yet, whose it is, or why it is wrong. */
export function readTyped(idNumber: string, testData: boolean): { state: 'typing'; left: number } | { state: 'good'; age: number; sex: 'female' | 'male' } | { state: 'bad'; why: Exclude<ReturnType<typeof readIdNumber>, { ok: true }>['why'] } {
  const typed = idNumber.normalize('NFKC').replace(/[\s-]/g, '')
  if (typed.length < 18) return { state: 'typing', left: 18 - typed.length }
  const today = dayOf(now())
  const read = readIdNumber(typed, { today, testData })
  return read.ok ? { state: 'good', age: ageOn(read.bornOn, today), sex: read.sex } : { state: 'bad', why: read.why }
}

/** Whether a guardian must be named for this person. */
export function isChild(person: DraftPerson, testData: boolean): boolean {
  const read = readTyped(person.idNumber, testData)
  return read.state === 'good' && needsGuardian(read.age)
}

export type Missing = 'mustName' | 'mustId' | 'mustGuardian' | 'mustTopic' | 'mustOther' | 'mustStation'

/** What is still missing on a step; null when one may go on. */
export function missingOn(step: number, draft: Draft, testData: boolean): Missing | null {
  switch (step) {
    case 0: return missingOf(draft.who, testData)
    case 1: return draft.topic ? null : 'mustTopic'
    case 2:
      if (!draft.otherSide) return 'mustOther'
      if (draft.otherSide === 'no') return null
      return missingOf(draft.others, testData) ?? (draft.otherStation ? null : 'mustStation')
    default: return null
  }
}

function missingOf(people: readonly DraftPerson[], testData: boolean): Missing | null {
  for (const person of people) {
    if (!person.name.trim()) return 'mustName'
    if (readTyped(person.idNumber, testData).state !== 'good') return 'mustId'
    if (isChild(person, testData) && !person.guardianName.trim()) return 'mustGuardian'
  }
  return null
}

/** The way that is meant: chosen, or usual for the topic. */
export const trackOf = ({ topic, track, otherSide }: Draft): Track | null => track ?? (topic && usualTrack(topic, otherSide === 'yes'))

const placesOf = ({ station, otherSide, otherStation }: Draft, own: UnitId): { side: Side; stationId: UnitId }[] => [
  { side: 'applicant', stationId: station ?? own },
  ...(otherSide === 'yes' && otherStation ? [{ side: 'respondent' as const, stationId: otherStation }] : []),
]

const matterOf = ({ topic, track, urgent, allHere, otherSide, notBefore, notOnMarketDay, waived }: Draft) => ({
  topic: topic!, track, urgent, allHere: urgent && (otherSide !== 'yes' || allHere), wishes: { notBefore, notOnMarketDay, fromDay: null }, waived,
})

/** What the planner is asked for this form. `own` is the clerk's station. */
export const offersFor = (draft: Draft, own: UnitId): OffersAsked => ({ ...matterOf(draft), sides: placesOf(draft, own) })

/** The form as it is sent. */
export function registrationOf(draft: Draft, own: UnitId, testData: boolean): RegistrationInput {
  const people = { applicant: draft.who, respondent: draft.others }
  return {
    ...matterOf(draft), idempotencyKey: draft.key, summary: draft.summary, chosen: draft.chosen,
    sides: placesOf(draft, own).map(({ side, stationId }) => ({ side, stationId, parties: people[side].map((person) => partyOf(person, testData)) })),
  }
}

const partyOf = (person: DraftPerson, testData: boolean) => ({
  name: person.name, idNumber: person.idNumber, phone: person.phone.trim() || null, address: person.address.trim() || null, needs: person.needs, language: person.needs.includes('language') ? person.language.trim() || null : null,
  guardian: isChild(person, testData) ? { name: person.guardianName, phone: person.guardianPhone.trim() || null } : null,
})
