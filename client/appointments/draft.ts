import { mostStations, skillFor, usualTrack } from '#shared/appointments/rules.ts'
import type { OffersAsked, RegistrationInput } from '#shared/appointments/contract.ts'
import type { Beside, Helper } from '#shared/appointments/words.ts'
import type { Side, Topic, Track } from '#shared/cases/words.ts'
import { casesRefusals } from '#shared/cases/refusals.ts'
import { type PartyField, troublesOf } from '#shared/people/party-fields.ts'
import { peopleRefusals } from '#shared/people/refusals.ts'
import { ageOn, needsGuardian, plainNumber, readIdNumber } from '#shared/people/rules.ts'
import type { Need, Skill, StaffId, Tongue, UnitId } from '#shared/people/words.ts'
import { type Sentence, sayBoth } from '#shared/platform/say.ts'
import { dayOf } from '#shared/platform/time.ts'
import { now } from '../platform/clock.ts'

/** A person as far as they are typed in. `language`: what it is called, where it is none of the tongues. `station`: where they come to, if not to the first station of their side. */
export type DraftPerson = { name: string; idNumber: string; phone: string; address: string; needs: Need[]; tongue: Tongue | 'other' | null; language: string; guardianName: string; guardianPhone: string; station: UnitId | null }

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
  /** Asked alone, they are afraid of the other side. */
  unsafe: boolean
  others: DraftPerson[]
  otherStation: UnitId | null
  allHere: boolean
  notBefore: string | null
  notOnMarketDay: boolean
  waived: boolean
  /** Another day, where the party asks for one. */
  fromDay: string | null
  also: Helper[]
  recused: { id: StaffId; name: string }[]
  chosen: { from: string; officerId: StaffId } | null
}

export const emptyPerson: DraftPerson = { name: '', idNumber: '', phone: '', address: '', needs: [], tongue: null, language: '', guardianName: '', guardianPhone: '', station: null }

/** A fresh form with its own submission key. */
export const emptyDraft = (): Draft => ({ key: crypto.randomUUID(), step: 0, who: [emptyPerson], station: null, topic: null, track: null, summary: '', urgent: false, otherSide: null, unsafe: false, others: [emptyPerson], otherStation: null, allHere: false, notBefore: null, notOnMarketDay: false, waived: false, fromDay: null, also: [], recused: [], chosen: null })

/** What an ID number says while it is typed: nothing yet, whose it is, or why it is wrong. */
export function readTyped(idNumber: string, testData: boolean): { state: 'typing'; left: number } | { state: 'good'; age: number; sex: 'female' | 'male' } | { state: 'bad'; why: Exclude<ReturnType<typeof readIdNumber>, { ok: true }>['why'] } {
  const typed = plainNumber(idNumber)
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

/** What is wrong with a person as typed, in words, by field. */
export type Wrong = Partial<Record<PartyField, Sentence>>

/** What the server would refuse of a person, said while they are still at the counter. `before`: who stands on the form already. */
export function wrongOf(person: DraftPerson, testData: boolean, before: readonly DraftPerson[]): Wrong {
  const troubles = troublesOf(partyOf(person, testData), { today: dayOf(now()), testData })
  const wrong: Wrong = Object.fromEntries(Object.entries(troubles).map(([field, { code, values }]) => [field, sayBoth(peopleRefusals, code, values)]))
  const number = plainNumber(person.idNumber)
  if (!wrong.idNumber && before.some((one) => plainNumber(one.idNumber) === number)) wrong.idNumber = sayBoth(casesRefusals, 'same-person-twice')
  return wrong
}

/** Whether something on a step is missing or wrong, so that one may not go on. */
export function isStopped(step: number, draft: Draft, own: UnitId, testData: boolean): boolean {
  const others = draft.otherSide === 'yes' ? draft.others : []
  switch (step) {
    case 0: return isAnyWrong(draft.who, [], testData) || hasTooManyStations({ ...draft, otherSide: null }, own)
    case 1: return !draft.topic
    case 2: return !draft.otherSide || (draft.otherSide === 'yes' && !draft.otherStation) || isAnyWrong(others, draft.who, testData) || hasTooManyStations(draft, own)
    case 3: return [...draft.who, ...others].some((person) => wrongOf(person, testData, []).language)
    default: return false
  }
}

// What they speak is asked on a later step.
function isAnyWrong(people: readonly DraftPerson[], before: readonly DraftPerson[], testData: boolean): boolean {
  return people.some((person, at) => {
    const { language: _later, ...wrong } = wrongOf(person, testData, [...before, ...people.slice(0, at)])
    return Object.keys(wrong).length > 0
  })
}

/** The step on which a refused registration can be mended, or null where no step is to blame. */
export function stepToMend(code: string, draft: Draft, own: UnitId, testData: boolean): number | null {
  const stopped = [0, 1, 2, 3].find((step) => isStopped(step, draft, own, testData))
  if (stopped !== undefined) return stopped
  if (code === 'same-person-twice' && draft.otherSide === 'yes') return 2
  if (code === 'way-not-open') return 2
  return code in peopleRefusals.zh || code === 'same-person-twice' ? 0 : null
}

/** The way that is meant: chosen, or usual for the topic. */
export const trackOf = ({ topic, track, otherSide }: Draft): Track | null => track ?? (topic && usualTrack(topic, otherSide === 'yes'))

/** Where each side sits, the first station of a side first, and who comes there. */
function placesOf({ station, who, otherSide, otherStation, others }: Draft, own: UnitId): { side: Side; stationId: UnitId; people: DraftPerson[] }[] {
  const at = (side: Side, first: UnitId, people: readonly DraftPerson[]) => [...Map.groupBy(people, (person) => person.station ?? first)].map(([stationId, those]) => ({ side, stationId, people: those }))
  return [...at('applicant', station ?? own, who), ...(otherSide === 'yes' && otherStation ? at('respondent', otherStation, others) : [])]
}

/** Whether more stations are asked for than a meeting can link (A22). */
export const hasTooManyStations = (draft: Draft, own: UnitId): boolean => placesOf(draft, own).length > mostStations

/** What somebody is heard in: who is hard of hearing may sign. */
export const tongueOf = ({ needs, tongue }: DraftPerson): Tongue | 'other' | null => ((needs.includes('language') || (needs.includes('hearing') && tongue === 'sign')) && tongue ? tongue : null)

// A24: an interpreter for each language that somebody there is heard in.
function besideOf({ also, who, others, otherSide }: Draft): Beside[] {
  const named = [...who, ...(otherSide === 'yes' ? others : [])].map(tongueOf).filter((tongue) => tongue !== null && tongue !== 'other')
  const interpreters: Beside[] = named.length > 0 ? [...new Set(named.map((tongue) => `interpreter:${tongue}` as const))] : ['interpreter']
  return also.flatMap((helper): Beside[] => (helper === 'interpreter' ? interpreters : [helper]))
}

const matterOf = (draft: Draft) => {
  const { topic, track, urgent, allHere, otherSide, notBefore, notOnMarketDay, fromDay, waived, recused } = draft
  return { topic: topic!, track, urgent, allHere: urgent && (otherSide !== 'yes' || allHere), wishes: { notBefore, notOnMarketDay, fromDay }, waived, also: besideOf(draft), recused: recused.map(({ id }) => id) }
}

/** The skill that this matter needs, as soon as it is known. */
export const skillOf = (draft: Draft): Skill | null => { const track = trackOf(draft); return draft.topic && track ? skillFor(draft.topic, track) : null }

/** What the planner is asked for this form. `own` is the clerk's station. */
export const offersFor = (draft: Draft, own: UnitId): OffersAsked => ({ ...matterOf(draft), hold: null, sides: placesOf(draft, own).map(({ side, stationId }) => ({ side, stationId })) })

/** The form as it is sent. */
export function registrationOf(draft: Draft, own: UnitId, testData: boolean): RegistrationInput {
  return {
    ...matterOf(draft), idempotencyKey: draft.key, summary: draft.summary, unsafe: draft.unsafe, chosen: draft.chosen,
    sides: placesOf(draft, own).map(({ side, stationId, people }) => ({ side, stationId, parties: people.map((person) => partyOf(person, testData)) })),
  }
}

const partyOf = (person: DraftPerson, testData: boolean) => ({
  name: person.name, idNumber: person.idNumber, phone: person.phone.trim() || null, address: person.address.trim() || null, needs: person.needs, language: tongueOf(person) === 'other' ? person.language.trim() || null : tongueOf(person),
  guardian: isChild(person, testData) ? { name: person.guardianName, phone: person.guardianPhone.trim() || null } : null,
})
