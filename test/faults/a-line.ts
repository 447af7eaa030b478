import { createSocket, type RemoteInfo, type Socket as Datagrams } from 'node:dgram'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { carry } from './carry.ts'

/** How bad a line is. `kbit`: how much passes in a second each way; `queueMs`: how long what does not pass waits before it is dropped. */
export type Condition = { loss: number; rttMs: number; kbit: number | null; queueMs: number; cut: boolean; udpBlocked: boolean }
export const goodLine: Condition = { loss: 0, rttMs: 0, kbit: null, queueMs: 300, cut: false, udpBlocked: false }

/**
 * One person's line to the county, as a relay in front of the server's ports: what the browser asks over HTTP and socket,
 * and its sound and picture over UDP and TCP. It can be made bad and cut at any time; no rights on the machine are needed.
 */
export class PersonsLine {
  readonly httpPort: number
  readonly mediaPort: number
  #state: Condition = goodLine
  #restored: () => void = () => undefined
  #whole: Promise<void> = Promise.resolve()
  readonly #close: (() => void)[]
  readonly #free = { up: 0, down: 0 }

  private constructor(tcp: { http: Server; media: Server }, udp: Datagrams, to: { http: number; media: number }) {
    this.httpPort = (tcp.http.address() as AddressInfo).port
    this.mediaPort = (tcp.media.address() as AddressInfo).port
    const ways = new Map<string, Datagrams>()
    udp.on('message', (packet, from) => this.#packet(packet, 'up', () => this.#way(ways, udp, from, to.media).send(packet, to.media, '127.0.0.1')))
    tcp.http.on('connection', (socket) => carry(socket, to.http, this))
    tcp.media.on('connection', (socket) => carry(socket, to.media, this))
    this.#close = [() => udp.close(), ...Object.values(tcp).map((server) => () => server.close()), () => { for (const way of ways.values()) way.close() }]
  }

  /** Lays a line to a server's ports on this machine. */
  static async lay(to: { http: number; media: number }): Promise<PersonsLine> {
    for (;;) {
      const [http, media, udp] = [createServer(), createServer(), createSocket({ type: 'udp4', recvBufferSize: 4_000_000, sendBufferSize: 4_000_000 })]
      await Promise.all([once(http.listen(0, '127.0.0.1'), 'listening'), once(media.listen(0, '127.0.0.1'), 'listening')])
      // NOTE: media wants one number for both kinds; where it is taken for one, another is tried.
      const same = await new Promise<boolean>((resolve) => { udp.once('error', () => resolve(false)); udp.bind((media.address() as AddressInfo).port, '127.0.0.1', () => resolve(true)) })
      if (same) return new PersonsLine({ http, media }, udp, to)
      http.close()
      media.close()
    }
  }

  get url(): string { return `http://127.0.0.1:${this.httpPort}` }
  get state(): Condition { return this.#state }
  /** Done once the line is not cut. */
  get whole(): Promise<void> { return this.#whole }

  /** Changes how bad the line is; what is not named becomes good again. */
  become(state: Partial<Condition>): void {
    const before = this.#state
    this.#state = { ...goodLine, ...state }
    if (this.#state.cut && !before.cut) this.#whole = new Promise((resolve) => { this.#restored = resolve })
    if (!this.#state.cut) this.#restored()
  }

  /** When something of that size, sent now, arrives at the other end; null where it is dropped for want of room. */
  arrival(bytes: number, way: 'up' | 'down'): number | null {
    const { kbit, queueMs, rttMs } = this.#state
    const now = performance.now()
    if (kbit === null) return now + rttMs / 2
    const begins = Math.max(now, this.#free[way])
    if (begins - now > queueMs) return null
    this.#free[way] = begins + (bytes * 8) / kbit
    return this.#free[way] + rttMs / 2
  }

  /** Takes the line away. */
  close(): void {
    this.#restored()
    for (const close of this.#close) close()
  }

  #way(ways: Map<string, Datagrams>, udp: Datagrams, { address, port }: RemoteInfo, mediaPort: number): Datagrams {
    const known = ways.get(`${address}:${port}`)
    if (known) return known
    const way = createSocket({ type: 'udp4', recvBufferSize: 4_000_000, sendBufferSize: 4_000_000 })
    way.on('message', (packet, { port: from }) => { if (from === mediaPort) this.#packet(packet, 'down', () => udp.send(packet, port, address)) })
    // NOTE: where nobody listens, as while a worker is started again, the machine says so here; on a real line nothing comes back.
    way.on('error', () => undefined)
    ways.set(`${address}:${port}`, way)
    return way
  }

  #packet(packet: Buffer, way: 'up' | 'down', pass: () => void): void {
    const { cut, udpBlocked, loss } = this.#state
    if (cut || udpBlocked || Math.random() < loss) return
    const at = this.arrival(packet.length + 28, way)
    if (at === null) return
    const inMs = at - performance.now()
    const arrive = () => { if (!this.#state.cut) try { pass() } catch { /* the line was taken away meanwhile */ } }
    if (inMs < 1) arrive()
    else setTimeout(arrive, inMs)
  }
}
