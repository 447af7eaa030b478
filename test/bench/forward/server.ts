/** A process of its own that forwards, asked over its parent's channel: `server.ts ours PORT` or `server.ts plain PORT`. */
import { observer, type types } from 'mediasoup'
import { openOurs, openPlain } from './houses.ts'

const [which = 'ours', port = '0'] = process.argv.slice(2)
const transports = new Set<types.WebRtcTransport>()
observer.on('newworker', (worker) => worker.observer.on('newrouter', (router) => router.observer.on('newtransport', (transport) => { if (transport.type === 'webrtc') transports.add(transport as types.WebRtcTransport) })))
const house = await (which === 'ours' ? openOurs : openPlain)(Number(port))
house.on('consume', (session, seat, offer) => process.send?.({ consume: { session, seat, offer } }))

// What has left towards the callers, in bytes, and this process's own time, in milliseconds.
async function figures(): Promise<{ pid: number; sent: number; nodeMs: number }> {
  const { user, system } = process.cpuUsage()
  const stats = await Promise.all([...transports].filter(({ closed }) => !closed).map((transport) => transport.getStats()))
  return { pid: house.pid, sent: stats.flat().reduce((sum, { rtpBytesSent }) => sum + (rtpBytesSent), 0), nodeMs: (user + system) / 1_000 }
}

const answers = { enter: house.enter, connect: house.connect, produce: house.produce, figures } as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>
process.on('message', ({ id, what, given }: { id: number; what: string; given: unknown[] }) => {
  answers[what]!(...given).then((value) => process.send?.({ id, value: value ?? null }), (error: unknown) => process.send?.({ id, error: String(error) }))
})
process.once('SIGTERM', () => { house.close(); process.exit(0) })
process.send?.({ ready: true })
