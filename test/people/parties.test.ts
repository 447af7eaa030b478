import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditEntry, party } from '#drizzle/schema/index.ts'
import { keepParty, loadParties, partyPhone } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import type { PartyInput } from '#shared/people/contract.ts'
import { Refusal } from '#shared/platform/refusal.ts'
import { aContext } from '../helpers/a-context.ts'
import { aDatabase } from '../helpers/a-database.ts'
import { anIdNumber } from '../helpers/a-villager.ts'
import { aClerk } from '../helpers/someone.ts'

const database = aDatabase()
const villager = (given: Partial<PartyInput> = {}): PartyInput => ({ name: '测试·甲', idNumber: '99010119680315001X', phone: '120 0000 0001', address: null, needs: [], language: null, guardian: null, ...given })
const codeOf = (asked: Promise<unknown>) => asked.then(() => 'ok', (error: unknown) => (error instanceof Refusal ? error.body.code : String(error)))

describe('keeping a party', () => {
  test('hides the numbers from whoever reads the table', async () => {
    const ctx = aContext(database.db)
    const id = await keepParty(ctx, villager())
    const [row] = await database.db.select().from(party).where(eq(party.id, id))
    expect(JSON.stringify(row) + row!.idNumberSealed.toString('latin1')).not.toContain('19680315001')
    expect(await loadParties(database.db, [id])).toMatchObject([{ name: '测试·甲', idNumberMasked: '990101********001X', phoneMasked: '120****0001', sex: 'male', age: 58 }])
  })

  test('finds the same villager by the same number, and knows the newest phone', async () => {
    const ctx = aContext(database.db)
    const first = await keepParty(ctx, villager())
    const second = await keepParty(ctx, villager({ idNumber: '990101 19680315 001x', phone: '120 0000 0002' }))
    expect(second).toBe(first)
    expect((await loadParties(database.db, [first]))[0]!.phoneMasked).toBe('120****0002')
  })

  test('two clerks at once make one party', async () => {
    const ctx = aContext(database.db)
    const input = villager({ idNumber: '990101194410030034' })
    const ids = await Promise.all(Array.from({ length: 8 }, () => inTransaction(ctx, (ctx) => keepParty(ctx, input))))
    expect(new Set(ids).size).toBe(1)
  })

  test('refuses a child without a guardian, and keeps one with', async () => {
    const ctx = aContext(database.db)
    const child = villager({ idNumber: anIdNumber('2018-06-06', 'female', 1), phone: null })
    expect(await codeOf(keepParty(ctx, child))).toBe('guardian-needed')
    const id = await keepParty(ctx, { ...child, guardian: { name: '测试监护人', phone: '12000000009' } })
    expect((await loadParties(database.db, [id]))[0]).toMatchObject({ age: 8, guardian: { name: '测试监护人', phoneMasked: '120****0009' } })
    expect(await partyPhone(ctx, id)).toBe('12000000009')
  })

  test.each([
    ['a wrong check digit', { idNumber: '990101196803150011' }, 'id-number-check-digit'],
    ['a phone that is none', { phone: '110' }, 'phone-number'],
    ['a name of 10,000 characters', { name: '字'.repeat(10_000) }, 'name-too-long'],
    ['a name with a tag', { name: '<script>' }, 'name-letters'],
  ])('refuses %s', async (_what, given, code) => {
    expect(await codeOf(keepParty(aContext(database.db), villager(given)))).toBe(code)
  })

  test('rare characters come back exactly as they were typed', async () => {
    const id = await keepParty(aContext(database.db), villager({ idNumber: '990101196011201026', name: '𬎆𠮷·热合曼' }))
    expect((await loadParties(database.db, [id]))[0]!.name).toBe('𬎆𠮷·热合曼')
  })
})

test('asking for a phone number is written down, with who, whom and from where', async () => {
  const clerk = await aClerk(database.db)
  const ctx = aContext(database.db, { actor: clerk })
  const id = await keepParty(ctx, villager())
  await partyPhone(ctx, id)
  const rows = await database.db.select().from(auditEntry).where(eq(auditEntry.actorId, clerk.id))
  expect(rows.map(({ verb, partyId, origin }) => ({ verb, partyId, origin }))).toEqual([
    { verb: 'keep', partyId: id, origin: '192.0.2.1' },
    { verb: 'read-phone', partyId: id, origin: '192.0.2.1' },
  ])
})
