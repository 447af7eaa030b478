import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { Answer, Ask } from '#shared/platform/ask.ts'
import type { ClientToServerEvents, ServerToClientEvents } from '#shared/realtime.ts'
import type { z } from 'zod'
import { answerFor } from './answer-for.ts'
import type { Log } from './log.ts'
import { takeTurn } from './pace.ts'
import { refuse } from './refuse.ts'

export type Line<Who> = Socket<ClientToServerEvents, ServerToClientEvents, Record<string, never>, { who: Who }>
export type Lines<Who> = Server<ClientToServerEvents, ServerToClientEvents, Record<string, never>, { who: Who }>

// NOTE: a person has a few tabs open, never dozens; a flood from one credential stops here, before a word of it is read.
const linesOfOne = 20

/** Opens the live lines. `identify` refuses a handshake whose credential is not good. */
export function openSockets<Who>(server: HttpServer, identify: (handshake: Socket['handshake']) => Promise<Who>, log: Log): Lines<Who> {
  const lines: Lines<Who> = new Server(server, {
    transports: ['websocket'],
    // NOTE: short pings, so that a dead rural line is noticed in seconds.
    pingInterval: 3_000,
    pingTimeout: 4_000,
    maxHttpBufferSize: 256_000,
    serveClient: false,
  })
  lines.use((line, next) => {
    identify(line.handshake).then(
      (who) => {
        line.data.who = who
        const others = [...lines.sockets.sockets.values()].filter((other) => credentialOf(other.handshake) === credentialOf(line.handshake))
        if (others.length >= linesOfOne) throw refuse('too-many', { seconds: 10 })
        next()
      },
    ).catch(
      (error: unknown) => {
        const refusal = answerFor(error, log, { socket: 'handshake' })
        next(Object.assign(new Error(refusal.body.code), { data: refusal.body }))
      },
    )
  })
  return lines
}

const credentialOf = ({ auth, headers }: Socket['handshake']): string => String(auth['token'] ?? headers.cookie ?? '')

/** Answers one question on a line: checked on arrival, paced, and refused with a sentence. */
export function answer<Who, Input extends z.ZodType, Out>(line: Line<Who>, event: string, asked: Ask<Input, Out>, reply: (input: z.infer<Input>) => Promise<Out>, log: Log): void {
  const hear = async (input: unknown, done: unknown): Promise<void> => {
    if (typeof done !== 'function') return
    let result: Answer<Out>
    try {
      await takeTurn(`socket ${line.id}`, { points: 200, seconds: 5 })
      result = { ok: true, value: await reply(asked.input.parse(input)) }
    } catch (error) {
      result = { ok: false, refusal: answerFor(error, log, { event }).body }
    }
    (done as (result: Answer<Out>) => void)(result)
  }
  ;(line as unknown as { on(event: string, hear: (input: unknown, done: unknown) => Promise<void>): void }).on(event, hear)
}
