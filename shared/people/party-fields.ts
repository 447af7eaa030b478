import type { Values } from '../platform/say.ts'
import type { Day } from '../platform/time.ts'
import type { PartyInput } from './contract.ts'
import type { peopleRefusals } from './refusals.ts'
import { ageOn, longest, nameMax, needsGuardian, readIdNumber, readName, readPhone } from './rules.ts'

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

// The contract's limits in words. NOTE: not asked of its schemas, because the browser is given no validator.
function limitsOf({ address, language }: PartyInput): Partial<Record<PartyField, Trouble>> {
  const typed = { address: address?.trim() ?? '', language: language?.trim() ?? '' }
  return Object.fromEntries((['address', 'language'] as const).flatMap((field) => {
    if (typed[field].length > longest[field]) return [[field, trouble('too-long', { max: longest[field] })]]
    return typed[field].includes('\u0000') || !typed[field].isWellFormed() ? [[field, trouble('broken-characters')]] : []
  }))
}
