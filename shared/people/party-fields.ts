import type { Values } from '../platform/say.ts'
import type { Day } from '../platform/time.ts'
import { partyInput, type PartyInput } from './contract.ts'
import type { peopleRefusals } from './refusals.ts'
import { ageOn, nameMax, needsGuardian, readIdNumber, readName, readPhone } from './rules.ts'

/** The fields into which a person is typed. */
export const partyFields = ['idNumber', 'name', 'phone', 'address', 'language', 'guardianName', 'guardianPhone'] as const
export type PartyField = (typeof partyFields)[number]

/** Why a field cannot be kept as it was typed: a refusal of this chapter, ready to be said. */
export type Trouble = { code: keyof typeof peopleRefusals.zh; values: Values }

/** What the server would refuse of a person, field by field; empty when it would take them. Rules P1–P7 and the contract's own limits. */
export function troublesOf(party: PartyInput, { today, testData }: { today: Day; testData: boolean }): Partial<Record<PartyField, Trouble>> {
  const troubles: Partial<Record<PartyField, Trouble>> = limitsOf(party)
  const read = readIdNumber(party.idNumber, { today, testData })
  if (!read.ok) troubles.idNumber = trouble(read.why)
  const name = readName(party.name)
  if (!name.ok) troubles.name = trouble(name.why, { max: nameMax })
  if (isWrongPhone(party.phone, testData)) troubles.phone = trouble('phone-number')
  const age = read.ok ? ageOn(read.bornOn, today) : null
  if (age === null || !needsGuardian(age)) return troubles
  const guardian = readName(party.guardian?.name ?? '')
  if (!guardian.ok) troubles.guardianName = guardian.why === 'name-empty' ? trouble('guardian-needed', { name: name.ok ? name.name : '', age }) : trouble(guardian.why, { max: nameMax })
  if (isWrongPhone(party.guardian?.phone ?? null, testData)) troubles.guardianPhone = trouble('phone-number')
  return troubles
}

const trouble = (code: Trouble['code'], values: Values = {}): Trouble => ({ code, values })

const isWrongPhone = (typed: string | null, testData: boolean): boolean => Boolean(typed?.trim()) && readPhone(typed!, { testData }) === null

// What the contract says of a field's length and characters, in words.
function limitsOf(party: PartyInput): Partial<Record<PartyField, Trouble>> {
  const issues = partyInput.safeParse(party).error?.issues ?? []
  return Object.fromEntries(issues.flatMap(({ path, ...issue }) => {
    const field = path[0] === 'guardian' ? (path[1] === 'phone' ? 'guardianPhone' : 'guardianName') : partyFields.find((one) => one === path[0])
    return field ? [[field, issue.code === 'too_big' ? trouble('too-long', { max: Number(issue.maximum) }) : trouble('broken-characters')]] : []
  }))
}
