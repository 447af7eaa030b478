import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { auditEntry, party } from '#drizzle/schema/index.ts'
import { sealNumber } from '#server/people/vault.ts'
import { maskPhone } from '#shared/people/rules.ts'
import type { Side } from '#shared/cases/words.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { anApp } from '#test/helpers/an-app.ts'
import { aClerk, aLead, anOfficer } from '#test/helpers/someone.ts'

const app = anApp()
const phone = '12000000077'
let live: LiveSession
beforeEach(async () => {
  live = await aLiveSession(app.database.db, { now: new Date() })
  for (const { partyId } of live.parties) await app.database.db.update(party).set({ phoneSealed: sealNumber(phone), phoneMasked: maskPhone(phone) }).where(eq(party.id, partyId))
})

const as = async (who: Parameters<typeof app.signIn>[0]) => app.as(await app.signIn(who))
const partyOf = (side: Side) => live.parties.find((one) => one.side === side)!
// The line of a side broke so many minutes ago, and nobody has come back.
async function breaks(side: Side, minutes: number): Promise<void> {
  const table = await app.app.sessions.tables.at(live.sessionId)
  const { id } = table.session.seats.find((seat) => seat.side === side)!
  table.change(id, { presence: minutes < 10 ? 'lost' : 'away', lostAt: new Date(Date.now() - minutes * 60_000).toISOString() })
}

test('[S14] after ten minutes the host is told whom to phone, with the number masked; read in full it is written down', async () => {
  const host = await as(live.host)
  await breaks('respondent', 9)
  expect(await host.sessions.lost({ sessionId: live.sessionId })).toEqual([])
  await breaks('respondent', 11)
  const { partyId, name } = partyOf('respondent')
  expect(await host.sessions.lost({ sessionId: live.sessionId })).toEqual([{ partyId, name, side: 'respondent', phoneMasked: maskPhone(phone) }])
  expect(await host.sessions.lostPhone({ sessionId: live.sessionId, partyId })).toEqual({ phone })
  const written = await app.database.db.select().from(auditEntry).where(eq(auditEntry.actorId, live.host.id))
  expect(written.map(({ verb }) => verb)).toEqual(expect.arrayContaining(['read-lost', 'read-phone']))
})

test('[S14] the clerk sees those of the own station, and no number of anybody whose line holds', async () => {
  await breaks('applicant', 30)
  const { partyId } = partyOf('applicant')
  const [here, there] = [await as(await aClerk(app.database.db, { station: live.terminals.applicant.unitId })), await as(await aClerk(app.database.db, { station: live.terminals.respondent.unitId }))]
  expect((await here.sessions.lost({ sessionId: live.sessionId })).map(({ side }) => side)).toEqual(['applicant'])
  expect((await here.sessions.lostPhone({ sessionId: live.sessionId, partyId })).phone).toBe(phone)
  expect(await there.sessions.lost({ sessionId: live.sessionId })).toEqual([])
  await expect(there.sessions.lostPhone({ sessionId: live.sessionId, partyId })).rejects.toMatchObject({ data: { code: 'session-line-holds' } })
  await expect(here.sessions.lostPhone({ sessionId: live.sessionId, partyId: partyOf('respondent').partyId })).rejects.toMatchObject({ data: { code: 'session-line-holds' } })
})

test('[S14] nobody else is told', async () => {
  await breaks('applicant', 30)
  const { db } = app.database
  for (const other of [await aClerk(db), await anOfficer(db), await aLead(db), live.recorder]) {
    await expect((await as(other)).sessions.lost({ sessionId: live.sessionId })).rejects.toMatchObject({ data: { code: 'session-not-yours' } })
  }
  await expect(app.as(live.terminals.respondent.token).sessions.lost({ sessionId: live.sessionId })).rejects.toMatchObject({ data: { code: 'session-not-yours' } })
})
