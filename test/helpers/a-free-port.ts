import { once } from 'node:events'
import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'

// NOTE: below what Linux gives to outgoing connections (32768 and up), which could take a port between this answer and its use.
const FIRST = 20_000
const SLICE = 1_500
const SLICES = 8
// NOTE: whoever has two media workers listens on the next port too.
const STEP = 4
const slice = Number(process.env['VITEST_POOL_ID'] ?? 0) % SLICES
let at = Math.floor(Math.random() * (SLICE / STEP))

/**
 * A port, TCP and UDP, that nobody on this machine listens on and that no other file of this test run is given:
 * each process that runs tests hands out ports of its own slice, one after the other.
 */
export async function aFreePort(): Promise<number> {
  for (let tries = 0; tries < SLICE / STEP; tries++) {
    at = (at + 1) % (SLICE / STEP)
    const port = FIRST + slice * SLICE + at * STEP
    if (await isFree(port)) return port
  }
  throw new Error('aFreePort(): every port of this slice is taken')
}

async function isFree(port: number): Promise<boolean> {
  const [tcp, udp] = [createServer(), createSocket('udp4')]
  try {
    tcp.listen(port, '127.0.0.1')
    udp.bind(port, '127.0.0.1')
    await Promise.all([once(tcp, 'listening'), once(udp, 'listening')])
    return true
  } catch {
    return false
  } finally {
    await Promise.all([closed(tcp), closed(udp)])
  }
}

const closed = (listener: { close: (done: () => void) => unknown }): Promise<void> => new Promise((done) => {
  try {
    listener.close(() => done())
  } catch {
    done()
  }
})
