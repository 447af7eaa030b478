import { describe, expect, test } from 'vitest'
import { askBeforeOpening } from '#server/stations/actions/keep-self-test.ts'
import { routerCapabilities } from '#server/sessions/media/codecs.ts'
import type { RtpCapabilities } from '#shared/sessions/media.ts'
import { rtp } from '../sessions/rtp.ts'
import { ask } from '../helpers/ask.ts'
import { anApp, codeOf } from '../helpers/an-app.ts'
import { aClerk, aLead, aStation, aTerminal } from '../helpers/someone.ts'

const app = anApp()
const figures = { camera: 110, microphone: -30, echo: 3, loss: 0, up: 1_900, down: 1_900, clock: 0.1, roundTrip: 40, heard: null }
const report = (change: Partial<Record<keyof typeof figures, number | null>> = {}) => ({ why: 'opening' as const, figures: { ...figures, ...change } as never })

describe('a self-test', () => {
  test('[T7] is judged, kept and told to the station; the last one counts', async () => {
    const station = await aStation(app.database.db)
    const [terminal, clerk] = [await aTerminal(app.database.db, { station, seenAt: new Date() }), app.as(await app.signIn(await aClerk(app.database.db, { station })))]
    const device = await app.line(terminal.token)
    expect(await ask(device, 'stations:self-test', report({ microphone: -120 }))).toMatchObject({ ok: true, value: { verdict: 'bad', terminalId: terminal.id } })
    expect(await clerk.stations.selfTests()).toMatchObject([{ terminalId: terminal.id, verdict: 'bad', why: 'opening' }])
    expect((await clerk.stations.lights()).find(({ stationId }) => stationId === station)).toMatchObject({ light: 'bad', terminals: 1, well: 0 })
    await ask(device, 'stations:self-test', report())
    expect(await clerk.stations.selfTests()).toMatchObject([{ verdict: 'good' }])
    expect((await clerk.stations.lights()).find(({ stationId }) => stationId === station)).toMatchObject({ light: 'good', well: 1 })
  })

  test('is a terminal’s alone, and what cannot be is refused', async () => {
    const device = await app.line((await aTerminal(app.database.db)).token)
    expect(await ask(device, 'stations:self-test', report({ camera: 300 }))).toMatchObject({ ok: false, refusal: { code: 'invalid-input' } })
    const lead = await app.line(await app.signIn(await aLead(app.database.db)))
    expect(await ask(lead, 'stations:self-test', report())).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } })
  })

  test('asked for by the clerk reaches the terminal; one that is off is said to be off', async () => {
    const station = await aStation(app.database.db)
    const [on, off] = [await aTerminal(app.database.db, { station, seenAt: new Date() }), await aTerminal(app.database.db, { station, name: '终端 2', seenAt: null })]
    const clerk = app.as(await app.signIn(await aClerk(app.database.db, { station })))
    const device = await app.line(on.token)
    const wanted = new Promise((resolve) => { device.once('stations:self-test-wanted', resolve) })
    await clerk.stations.askSelfTest({ terminalId: on.id })
    expect(await wanted).toEqual({ why: 'asked', seconds: 30 })
    expect(await codeOf(clerk.stations.askSelfTest({ terminalId: off.id }))).toBe('terminal-off')
  })

  test('[T8] is asked for before opening, of whoever has not made one', async () => {
    const now = new Date('2026-09-18T08:00:00+08:00')
    const station = await aStation(app.database.db, { opensAt: '08:30' })
    const terminal = await aTerminal(app.database.db, { station, seenAt: now })
    const device = await app.line(terminal.token)
    const told: unknown[] = []
    device.on('stations:self-test-wanted', (wanted) => told.push(wanted))
    await askBeforeOpening({ ...app.app.deps.asSystem('test'), now: new Date('2026-09-18T07:00:00+08:00') })
    await askBeforeOpening({ ...app.app.deps.asSystem('test'), now })
    await expect.poll(() => told).toEqual([{ why: 'opening', seconds: 30 }])
  })
})

describe('a call to the server and back', () => {
  const rtpCapabilities = routerCapabilities as unknown as RtpCapabilities

  test('gives back what is sent, and is a terminal’s alone', async () => {
    const device = await app.line((await aTerminal(app.database.db)).token)
    const opened = await ask(device, 'test-call:open', { rtpCapabilities })
    expect(opened).toMatchObject({ ok: true, value: { down: { sctpStreamParameters: { ordered: false } } } })
    expect(await ask(device, 'test-call:produce', { kind: 'audio', rtpParameters: rtp('audio') })).toMatchObject({ ok: true, value: { back: { kind: 'audio', paused: false } } })
    // Nothing has come yet: that is no loss of none.
    expect(await ask(device, 'test-call:figures', {})).toMatchObject({ ok: true, value: { loss: null, up: null } })
    const lead = await app.line(await app.signIn(await aLead(app.database.db)))
    expect(await ask(lead, 'test-call:open', { rtpCapabilities })).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } })
    expect(await ask(lead, 'test-call:figures', {})).toMatchObject({ ok: false, refusal: { code: 'session-connection-lost' } })
  })

  test('is over when it is closed', async () => {
    const device = await app.line((await aTerminal(app.database.db)).token)
    await ask(device, 'test-call:open', { rtpCapabilities })
    await ask(device, 'test-call:close', {})
    expect(await ask(device, 'test-call:down', {})).toMatchObject({ ok: false, refusal: { code: 'session-connection-lost' } })
  })
})

describe('what the clerk settles for a terminal', () => {
  const [desk, hall] = [{ kind: 'microphone' as const, id: 'aa', label: '会议话筒' }, { kind: 'camera' as const, id: 'bb', label: '大厅摄像头' }]

  test('[T12] is chosen from what is plugged in, and told to the terminal now and when it comes back', async () => {
    const station = await aStation(app.database.db)
    const { id: terminalId, token } = await aTerminal(app.database.db, { station })
    const clerk = app.as(await app.signIn(await aClerk(app.database.db, { station })))
    const device = await app.line(token)
    expect(await ask(device, 'stations:devices', { devices: [desk, hall] })).toEqual({ ok: true, value: { camera: null, microphone: null, quiet: false } })
    const settled = new Promise((resolve) => { device.once('stations:settled', resolve) })
    expect(await clerk.stations.settle({ terminalId, cameraId: null, microphoneId: 'aa', quiet: true })).toMatchObject({ microphone: { id: 'aa', label: '会议话筒' }, devices: [desk, hall] })
    const told = { camera: null, microphone: { id: 'aa', label: '会议话筒' }, quiet: true }
    expect(await settled).toEqual(told)
    // It is still the one, though it is pulled out just now; another that is not there cannot be chosen.
    expect(await ask(device, 'stations:devices', { devices: [hall] })).toEqual({ ok: true, value: told })
    expect(await clerk.stations.settle({ terminalId, cameraId: 'bb', microphoneId: 'aa', quiet: false })).toMatchObject({ microphone: { id: 'aa' }, camera: { id: 'bb' } })
    expect(await codeOf(clerk.stations.settle({ terminalId, cameraId: 'cc', microphoneId: null, quiet: false }))).toBe('device-gone')
  })

  test('is not another station’s business', async () => {
    const { id: terminalId } = await aTerminal(app.database.db)
    const stranger = app.as(await app.signIn(await aClerk(app.database.db)))
    expect(await codeOf(stranger.stations.settings({ terminalId }))).toBe('not-your-station')
  })
})
