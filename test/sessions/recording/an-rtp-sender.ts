import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'

type Sending = { port: number; ssrc: number; payloadType: number; clockRate: number; loss?: () => boolean; /** How much later than it was sent a packet comes. */ lateMs?: () => number; wantsKey?: () => void }

/** Sends sound or picture as a browser would, but in the clear: packets, sender reports, and again what is said to be lost. */
export class RtpSender {
  readonly #sending: Sending
  readonly #socket: Socket
  readonly #sent = new Map<number, Buffer>()
  #seq: number
  #last: { timestamp: number; at: number } | null = null
  #closed = false
  sent = 0
  lost = 0
  resent = 0

  private constructor(sending: Sending, socket: Socket) {
    this.#sending = sending
    this.#socket = socket
    this.#seq = 65_500
    socket.on('message', (message) => this.#hear(message))
    // NOTE: where the receiver was killed the system says so; who sends on the air does not hear of it.
    socket.on('error', () => undefined)
  }

  static async create(sending: Sending): Promise<RtpSender> {
    const socket = createSocket('udp4')
    socket.connect(sending.port, '127.0.0.1')
    await once(socket, 'connect')
    return new RtpSender(sending, socket)
  }

  /** One frame in as many packets as it takes; `ms` is when it was taken, on the sender's clock. */
  frame(payloads: readonly Buffer[], ms: number): void {
    if (this.#closed) return
    const timestamp = Math.round((ms * this.#sending.clockRate) / 1_000) >>> 0
    this.#last = { timestamp, at: ms }
    payloads.forEach((payload, nth) => this.#packet(payload, timestamp, nth === payloads.length - 1))
  }

  /** Tells what the sender's clock showed at the last frame. RFC 3550, 6.4.1. */
  report(): void {
    if (!this.#last || this.#closed) return
    const out = Buffer.alloc(28)
    out.writeUInt8(0x80, 0)
    out.writeUInt8(200, 1)
    out.writeUInt16BE(6, 2)
    out.writeUInt32BE(this.#sending.ssrc, 4)
    const seconds = Math.floor(this.#last.at / 1_000)
    out.writeUInt32BE((seconds + 2_208_988_800) >>> 0, 8)
    out.writeUInt32BE(Math.floor((this.#last.at / 1_000 - seconds) * 2 ** 32) >>> 0, 12)
    out.writeUInt32BE(this.#last.timestamp, 16)
    out.writeUInt32BE(this.sent, 20)
    this.#socket.send(out)
  }

  close(): void {
    this.#closed = true
    this.#socket.close()
  }

  #packet(payload: Buffer, timestamp: number, marker: boolean): void {
    const head = Buffer.alloc(12)
    head.writeUInt8(0x80, 0)
    head.writeUInt8(this.#sending.payloadType | (marker ? 0x80 : 0), 1)
    head.writeUInt16BE(this.#seq, 2)
    head.writeUInt32BE(timestamp, 4)
    head.writeUInt32BE(this.#sending.ssrc, 8)
    const packet = Buffer.concat([head, payload])
    this.#sent.set(this.#seq, packet)
    this.#sent.delete((this.#seq - 1_000) & 0xffff)
    this.#seq = (this.#seq + 1) & 0xffff
    this.sent += 1
    if (this.#sending.loss?.()) this.lost += 1
    else this.#deliver(packet)
  }

  #deliver(packet: Buffer): void {
    const late = this.#sending.lateMs?.() ?? 0
    if (late === 0) this.#socket.send(packet)
    else setTimeout(() => { if (!this.#closed) this.#socket.send(packet) }, late)
  }

  // Generic NACK (RFC 4585, 6.2.1) and PLI.
  #hear(message: Buffer): void {
    for (let at = 0; at + 4 <= message.length; ) {
      const [format, type, length] = [message[at]! & 0x1f, message[at + 1]!, (message.readUInt16BE(at + 2) + 1) * 4]
      if (type === 205 && format === 1) for (let item = at + 12; item < at + length; item += 4) this.#again(message.readUInt16BE(item), message.readUInt16BE(item + 2))
      if (type === 206 && format === 1) this.#sending.wantsKey?.()
      at += length
    }
  }

  #again(first: number, mask: number): void {
    for (let nth = 0; nth <= 16; nth += 1) {
      const packet = nth === 0 || mask & (1 << (nth - 1)) ? this.#sent.get((first + nth) & 0xffff) : undefined
      if (!packet) continue
      this.resent += 1
      if (!this.#sending.loss?.()) this.#deliver(packet)
    }
  }
}

/** A VP8 frame cut into packets (RFC 7741), with two bytes of picture number as browsers send them. */
export function vp8Payloads(frame: Buffer, picture: number, most = 1_100): Buffer[] {
  const out: Buffer[] = []
  for (let at = 0; at < frame.length; at += most) out.push(Buffer.concat([Buffer.from([at === 0 ? 0x90 : 0x80, 0x80, 0x80 | ((picture >> 8) & 0x7f), picture & 0xff]), frame.subarray(at, at + most)]))
  return out
}

/** What looks like a VP8 frame to who only passes it on. */
export function aVp8Frame({ key, bytes = 2_000, mark = 0 }: { key: boolean; bytes?: number; mark?: number }): Buffer {
  const frame = Buffer.alloc(bytes, mark)
  frame[0] = key ? 0x10 : 0x11
  if (key) Buffer.from([0x9d, 0x01, 0x2a, 0x80, 0x02, 0x68, 0x01]).copy(frame, 3)
  return frame
}
