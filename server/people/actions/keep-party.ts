import { ageAt, maskIdNumber, maskPhone, nameMax, needsGuardian, readIdNumber, readName, readPhone } from '#shared/people/rules.ts'
import type { PartyInput } from '#shared/people/contract.ts'
import type { PartyId } from '#shared/people/words.ts'
import { dayOf } from '#shared/platform/time.ts'
import type { Context } from '../context.ts'
import { refuse } from '../refuse.ts'
import { saveParty } from '../store.ts'
import { acceptsTestData, indexOfNumber, sealNumber } from '../vault.ts'
import { audit } from './audit.ts'

/** Finds a villager by ID number, or adds them; what was typed now is what is known from now on. Rules P1–P7. */
export async function keepParty(ctx: Context, input: PartyInput): Promise<PartyId> {
  const testData = acceptsTestData()
  const read = readIdNumber(input.idNumber, { today: dayOf(ctx.now), testData })
  if (!read.ok) throw refuse(read.why)
  const name = nameOf(input.name)
  const age = ageAt(read.bornOn, ctx.now)
  if (needsGuardian(age) && !input.guardian) throw refuse('guardian-needed', { name, age })
  const phone = phoneOf(input.phone, testData)
  const guardian = input.guardian ? { name: nameOf(input.guardian.name), phone: phoneOf(input.guardian.phone, testData) } : null

  const id = await saveParty(ctx.db, {
    id: ctx.newId<'party'>(), name, sex: read.sex, bornOn: read.bornOn,
    idNumberSealed: sealNumber(read.number), idNumberIndex: indexOfNumber(read.number), idNumberMasked: maskIdNumber(read.number),
    ...sealedPhone(phone), address: input.address || null, needs: input.needs, language: input.language || null,
    // NOTE: jsonb holds no bytes, so a guardian's sealed number is kept in base64.
    guardian: guardian && { name: guardian.name, phoneSealed: guardian.phone && sealNumber(guardian.phone).toString('base64'), phoneMasked: guardian.phone && maskPhone(guardian.phone) },
    createdAt: ctx.now, updatedAt: ctx.now,
  })
  await audit(ctx, { verb: 'keep', subject: 'party', subjectId: id, partyId: id })
  return id
}

function nameOf(typed: string): string {
  const read = readName(typed)
  if (!read.ok) throw refuse(read.why, { max: nameMax })
  return read.name
}

function phoneOf(typed: string | null, testData: boolean): string | null {
  if (!typed?.trim()) return null
  return readPhone(typed, { testData }) ?? raise()
}

const raise = (): never => { throw refuse('phone-number') }

const sealedPhone = (phone: string | null) => ({ phoneSealed: phone === null ? null : sealNumber(phone), phoneMasked: phone === null ? null : maskPhone(phone) })
