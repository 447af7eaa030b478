import { describe, expect, test } from 'vitest'
import { noticeSilence } from '#server/stations/jobs.ts'
import { ask } from '../helpers/ask.ts'
import { anApp, codeOf } from '../helpers/an-app.ts'
import { aClerk, aLead, aMemberOfStaff, anOfficer, aStation, aTerminal } from '../helpers/someone.ts'

const app = anApp()
const beat = { cameraOk: true, microphoneOk: true, lineScore: 88, clock: '2026-09-18T01:12:00.000Z' }

describe('a heartbeat', () => {
  test('lights the lamp, and tells the station’s screens when it changes and only then', async () => {
    const station = await aStation(app.database.db)
    const terminal = await aTerminal(app.database.db, { station, seenAt: null })
    const clerk = await app.signIn(await aClerk(app.database.db, { station }))
    const [device, screen] = [await app.line(terminal.token), await app.line(clerk)]
    const told: unknown[] = []
    screen.on('changed', (what) => told.push(what))
    expect(await ask(device, 'stations:heartbeat', beat)).toMatchObject({ ok: true, value: { lamp: 'good' } })
    expect(await ask(device, 'stations:heartbeat', beat)).toMatchObject({ ok: true, value: { lamp: 'good' } })
    expect(await ask(device, 'stations:heartbeat', { ...beat, cameraOk: false })).toMatchObject({ ok: true, value: { lamp: 'fault' } })
    await expect.poll(() => told).toEqual([{ chapter: 'stations', id: terminal.id }, { chapter: 'stations', id: terminal.id }])
    expect(await app.as(clerk).stations.terminals()).toMatchObject([{ id: terminal.id, lamp: 'fault', cameraOk: false, lineScore: 88 }])
  })

  test('is a terminal’s alone, and is checked on arrival', async () => {
    const officer = await app.line(await app.signIn(await anOfficer(app.database.db)))
    expect(await ask(officer, 'stations:heartbeat', beat)).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } })
    const device = await app.line((await aTerminal(app.database.db)).token)
    expect(await ask(device, 'stations:heartbeat', { ...beat, lineScore: 'x' as never })).toMatchObject({ ok: false, refusal: { code: 'invalid-input' } })
  })

  test('that stays away is noticed and told', async () => {
    const station = await aStation(app.database.db)
    const now = new Date()
    const terminal = await aTerminal(app.database.db, { station, seenAt: new Date(now.getTime() - 100_000) })
    const screen = await app.line(await app.signIn(await aClerk(app.database.db, { station })))
    const told = new Promise((resolve) => { screen.once('changed', resolve) })
    await noticeSilence({ ...app.app.deps.asSystem('test'), now })
    expect(await told).toEqual({ chapter: 'stations', id: terminal.id })
  })
})

test('revoking a terminal cuts its line, and its credential is refused from then on', async () => {
  const station = await aStation(app.database.db)
  const terminal = await aTerminal(app.database.db, { station })
  const clerk = app.as(await app.signIn(await aClerk(app.database.db, { station })))
  const device = await app.line(terminal.token)
  const cut = new Promise((resolve) => { device.once('disconnect', resolve) })
  await clerk.stations.revoke({ terminalId: terminal.id })
  await cut
  await expect(app.line(terminal.token)).rejects.toMatchObject({ data: { code: 'terminal-revoked' } })
  expect(await codeOf(app.as(terminal.token).people.me())).toBe('terminal-revoked')
})

test('a clerk sees their own station’s terminals, a lead the county’s, a terminal its own station', async () => {
  const station = await aStation(app.database.db)
  const terminal = await aTerminal(app.database.db, { station })
  const clerk = app.as(await app.signIn(await aClerk(app.database.db, { station })))
  const lead = app.as(await app.signIn(await aLead(app.database.db)))
  expect(await clerk.stations.terminals()).toHaveLength(1)
  expect((await lead.stations.terminals()).length).toBeGreaterThan(1)
  expect(await app.as(terminal.token).stations.list()).toMatchObject([{ id: station }])
  expect(await codeOf(app.as(terminal.token).stations.open({ stationId: await aStation(app.database.db) }))).toBe('not-allowed')
})

test('an admin adds a station with rooms and changes it by its code; a lead is refused', async () => {
  const asked = { code: 'N01', name: '新站', nameEn: 'New Station', phone: '0816-1234567', address: '新街 1 号', opensAt: '08:30', closesAt: '20:00', rooms: ['视频室 1'] }
  const admin = app.as(await app.signIn(await aMemberOfStaff(app.database.db, 'admin')))
  const added = await admin.stations.keepStation(asked)
  expect(await admin.stations.keepStation({ ...asked, name: '新新站', rooms: ['视频室 1', '视频室 2'] })).toMatchObject({ id: added.id, name: '新新站' })
  expect((await admin.stations.open({ stationId: added.id })).rooms.map(({ name }) => name)).toEqual(['视频室 1', '视频室 2'])
  expect(await codeOf(app.as(await app.signIn(await aLead(app.database.db))).stations.keepStation(asked))).toBe('not-allowed')
})
