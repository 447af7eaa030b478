import { describe, expect, test } from 'vitest'
import { approveEnrolment } from '#server/stations/actions/approve-enrolment.ts'
import { askEnrolment } from '#server/stations/actions/ask-enrolment.ts'
import { claimEnrolment } from '#server/stations/actions/claim-enrolment.ts'
import { identifyTerminal } from '#server/stations/index.ts'
import { revokeTerminal } from '#server/stations/actions/keep-terminal.ts'
import { loadRooms } from '#server/stations/store.ts'
import { Refusal } from '#shared/platform/refusal.ts'
import { minute } from '#shared/platform/time.ts'
import type { GuestActor } from '#shared/people/words.ts'
import { aContext, later } from '../helpers/a-context.ts'
import { aDatabase } from '../helpers/a-database.ts'
import { aClerk, aLead, aMemberOfStaff, aStation } from '../helpers/someone.ts'

const database = aDatabase()
const device: GuestActor = { kind: 'guest' }
const codeOf = (asked: Promise<unknown>) => asked.then(() => 'ok', (error: unknown) => (error instanceof Refusal ? error.body.code : String(error)))

async function aScene() {
  const stationId = await aStation(database.db)
  const clerk = await aClerk(database.db, { station: stationId })
  const [room] = await loadRooms(database.db, stationId)
  const asDevice = aContext(database.db, { actor: device })
  const asClerk = aContext(database.db, { actor: clerk })
  return { asDevice, asClerk, asked: await askEnrolment(asDevice), at: { stationId, roomId: room!.id, name: '终端 1' } }
}

describe('enrolling a terminal', () => {
  test('the clerk types the code, the device gets its credential, and is that station’s terminal', async () => {
    const { asDevice, asClerk, asked, at } = await aScene()
    expect(asked.code).toMatch(/^\d{8}$/)
    expect(await claimEnrolment(asDevice, asked)).toEqual({ state: 'waiting' })
    const terminal = await approveEnrolment(asClerk, { ...at, code: ` ${asked.code.slice(0, 4)} ${asked.code.slice(4)}` })
    const claimed = await claimEnrolment(asDevice, asked)
    expect(claimed).toMatchObject({ state: 'enrolled', terminal: { id: terminal.id, lamp: 'offline' } })
    const credential = claimed.state === 'enrolled' ? claimed.credential : ''
    expect(Buffer.from(credential.replace('terminal-', ''), 'base64url')).toHaveLength(32)
    expect(await identifyTerminal(database.db, credential)).toEqual({ kind: 'terminal', id: terminal.id, unitId: at.stationId, name: '终端 1' })
  })

  test('gives the credential once, and only to the device that asked', async () => {
    const { asDevice, asClerk, asked, at } = await aScene()
    await approveEnrolment(asClerk, { ...at, code: asked.code })
    expect(await codeOf(claimEnrolment(asDevice, { ...asked, claim: 'x'.repeat(43) }))).toBe('enrolment-gone')
    await claimEnrolment(asDevice, asked)
    expect(await codeOf(claimEnrolment(asDevice, asked))).toBe('enrolment-gone')
  })

  test('an expired code is refused on both sides', async () => {
    const { asDevice, asClerk, asked, at } = await aScene()
    expect(await codeOf(approveEnrolment(later(asClerk, 10 * minute), { ...at, code: asked.code }))).toBe('enrolment-code-expired')
    expect(await codeOf(claimEnrolment(later(asDevice, 10 * minute), asked))).toBe('enrolment-gone')
  })

  test('an unknown or used code is refused', async () => {
    const { asClerk, asked, at } = await aScene()
    const wrong = String((Number(asked.code) + 1) % 100_000_000).padStart(8, '0')
    expect(await codeOf(approveEnrolment(asClerk, { ...at, code: wrong }))).toBe('enrolment-code-unknown')
    await approveEnrolment(asClerk, { ...at, code: asked.code })
    expect(await codeOf(approveEnrolment(asClerk, { ...at, code: asked.code }))).toBe('enrolment-code-unknown')
  })

  test('two clerks who type the same code at once make one terminal', async () => {
    const { asClerk, asked, at } = await aScene()
    const answers = await Promise.all(Array.from({ length: 5 }, () => codeOf(approveEnrolment(asClerk, { ...at, code: asked.code }))))
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1)
  })

  test('only the station’s own clerk or an admin approves; the code stays good', async () => {
    const { asClerk, asked, at } = await aScene()
    const as = async (actor: Parameters<typeof later>[2]) => codeOf(approveEnrolment(later(asClerk, 0, actor), { ...at, code: asked.code }))
    expect(await as(await aClerk(database.db))).toBe('not-your-station')
    expect(await as(await aLead(database.db))).toBe('not-allowed')
    expect(await as(device)).toBe('not-signed-in')
    expect(await as(await aMemberOfStaff(database.db, 'admin'))).toBe('ok')
  })

  test('a room of another station is refused', async () => {
    const { asClerk, asked, at } = await aScene()
    const [elsewhere] = await loadRooms(database.db, await aStation(database.db))
    expect(await codeOf(approveEnrolment(asClerk, { ...at, roomId: elsewhere!.id, code: asked.code }))).toBe('room-elsewhere')
  })

  test('a new device takes an old terminal’s place, and the old credential is worth nothing', async () => {
    const { asDevice, asClerk, asked, at } = await aScene()
    const terminal = await approveEnrolment(asClerk, { ...at, code: asked.code })
    const first = await claimEnrolment(asDevice, asked)
    const again = await askEnrolment(asDevice)
    expect(await approveEnrolment(asClerk, { ...at, code: again.code, terminalId: terminal.id })).toMatchObject({ id: terminal.id })
    const second = await claimEnrolment(asDevice, again)
    expect(first.state === 'enrolled' && (await identifyTerminal(database.db, first.credential))).toBeNull()
    expect(second.state === 'enrolled' && (await identifyTerminal(database.db, second.credential))).toMatchObject({ id: terminal.id })
  })

  test('a revoked terminal is told so at once; a clerk of another station cannot revoke it', async () => {
    const { asDevice, asClerk, asked, at } = await aScene()
    const terminal = await approveEnrolment(asClerk, { ...at, code: asked.code })
    const claimed = await claimEnrolment(asDevice, asked)
    expect(await codeOf(revokeTerminal(later(asClerk, 0, await aClerk(database.db)), terminal.id))).toBe('not-your-station')
    expect(await revokeTerminal(asClerk, terminal.id)).toMatchObject({ revoked: true, lamp: 'offline' })
    expect(await codeOf(identifyTerminal(database.db, claimed.state === 'enrolled' ? claimed.credential : ''))).toBe('terminal-revoked')
  })
})
