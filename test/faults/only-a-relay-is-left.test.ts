import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Talk } from './a-talk.ts'
import { type Coturn, hasCoturn, secret, startCoturn } from './coturn.ts'
import { print } from './figure.ts'

describe.skipIf(!hasCoturn)('a line that lets nothing through but the relay (needs Debian’s package coturn)', () => {
  let relay: Coturn
  let talk: Talk
  beforeAll(async () => { relay = await startCoturn() })
  afterAll(async () => {
    await talk?.close()
    relay?.close()
  })

  test('sound and picture come by TURN over TCP, with credentials that only who has a seat was given', async () => {
    const began = Date.now()
    talk = await Talk.begin({ settings: { TURN_URL: `turn:127.0.0.1:${relay.port}?transport=tcp`, TURN_SECRET: secret }, byRelay: true })
    await talk.allSeeAndHear()
    print('only a relay is left (ms, server start and booking included)', { untilAllSeeAndHear: Date.now() - began })
    const ways = await talk.people.applicant.page.evaluate(async () => {
      const { connections } = (globalThis as unknown as { ears: { connections: RTCPeerConnection[] } }).ears
      const reports = await Promise.all(connections.filter(({ connectionState }) => connectionState === 'connected').map((connection) => connection.getStats()))
      return reports.flatMap((report) => [...report.values()] as { type: string; candidateType?: string }[]).filter(({ type }) => type === 'local-candidate').map(({ candidateType }) => candidateType)
    })
    expect(ways).toContain('relay')
    expect(ways).not.toContain('host')
    expect(ways).not.toContain('srflx')
  })

  test('over TLS the relay lets in who has the secret’s signature, and nobody else', async () => {
    const good = await relay.ask('127.0.0.1')
    expect(good).toMatch(/tot_send_msgs=1/)
    expect(good).not.toMatch(/Forbidden|Cannot complete/)
    expect(await relay.ask('127.0.0.1', ['-u', 'somebody', '-w', 'a guess'])).toMatch(/Cannot complete Allocation/)
  })

  test('the relay is no way into anything private (ASVS 17.1.1)', async () => {
    for (const peer of ['10.0.0.1', '192.168.1.1', '172.16.0.1', '169.254.169.254']) expect(await relay.ask(peer)).toMatch(/403 \(Forbidden IP\)/)
  })
})
