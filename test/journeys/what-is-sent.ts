import { observer, type types } from 'mediasoup'

// Every router and connection of this process's media workers, seen from outside.
const transports = new Map<types.Transport, string>()
observer.on('newworker', (worker) => worker.observer.on('newrouter', (router) => router.observer.on('newtransport', (transport) => {
  transports.set(transport, router.id)
  transport.observer.once('close', () => transports.delete(transport))
})))

/** On each router, how many connections were sent sound or picture during so many milliseconds: counted in the packets themselves. */
export async function receiversOfEachRouter(ms: number): Promise<number[]> {
  const before = await sentSoFar()
  await new Promise((resolve) => setTimeout(resolve, ms))
  const after = await sentSoFar()
  const routers = new Map<string, number>()
  for (const [transport, sent] of after) if (sent > (before.get(transport) ?? 0)) routers.set(transports.get(transport) ?? '', (routers.get(transports.get(transport) ?? '') ?? 0) + 1)
  return [...routers.values()].toSorted()
}

async function sentSoFar(): Promise<Map<types.Transport, number>> {
  const all = await Promise.all([...transports.keys()].map(async (transport) => {
    const stats = (await transport.getStats().catch(() => [])) as { rtpBytesSent?: number }[]
    return [transport, stats.reduce((sum, { rtpBytesSent = 0 }) => sum + rtpBytesSent, 0)] as const
  }))
  return new Map(all)
}
