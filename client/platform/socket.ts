import { useEffect, useRef, useSyncExternalStore } from 'react'
import { io, type Socket } from 'socket.io-client'
import type { ClientToServerEvents, ServerToClientEvents } from '#shared/realtime.ts'
import type { RefusalBody } from '#shared/platform/refusal.ts'
import { identity } from './identity.ts'
import { lookOut } from './look-out.ts'
import { LostConnection, passing, Refused, refusalOf } from './refusal-of.ts'

/** The one live line of this tab, opened when first needed. */
export type Line = Socket<ServerToClientEvents, ClientToServerEvents>

let opened: Line | null = null

/** The live line; opens it on first use with this tab's identity. */
export function line(): Line {
  // NOTE: websocket only: no polling, no upgrade, one round trip less before a villager sees a face.
  opened ??= openLine()
  return opened
}

// NOTE: longer than a slow line needs for its handful of journeys there and back.
const attemptMs = 8_000
const refusedAgainMs = 2_000
const reach = async (signal: AbortSignal): Promise<void> => { await fetch('/healthz', { signal, cache: 'no-store' }) }

// NOTE: socket.io's own attempts are turned off. On a dead line an attempt stands until it is given up, and a browser
// holds every further WebSocket back, longer with each that failed or was given up, at last by seconds: attempts made one
// after the other while the server is away then never come through. So somebody looks out by plain questions, which
// nothing holds back, and an attempt is made only when the server is reached; it is left alone until it has ended.
function openLine(): Line {
  const made: Line = io({ transports: ['websocket'], auth: (give) => give({ token: identity.token() }), timeout: attemptMs, reconnection: false })
  let stop = (): void => undefined
  const look = (): void => {
    stop()
    stop = lookOut(reach, () => { made.connect() })
  }
  made.on('connect', () => stop())
  // NOTE: whoever hung up themselves does not want the line back.
  made.on('disconnect', (reason) => { if (reason !== 'io client disconnect') look() })
  made.on('connect_error', (error) => {
    if (!('data' in error)) return look()
    // A server that recovers refuses for a while; who is refused for good is asked for no more until somebody else is in this tab.
    if (!passing.has(refusalOf(error).code)) return
    stop()
    const later = setTimeout(look, refusedAgainMs)
    stop = () => clearTimeout(later)
  })
  // NOTE: somebody else in this tab means another line; the server knows a socket by its handshake only.
  identity.onChange(() => {
    stop()
    made.disconnect().connect()
  })
  return made
}

type Asking<E extends keyof ClientToServerEvents> = Parameters<ClientToServerEvents[E]>
type Answer<E extends keyof ClientToServerEvents> = Asking<E> extends [unknown, (answer: infer A) => void] ? A : never
type Given<E extends keyof ClientToServerEvents> = Extract<Answer<E>, { ok: true }> extends { value: infer V } ? V : void

/** Asks over the line and waits for the answer; throws a refusal, or a lost connection after the time limit. */
export async function ask<E extends keyof ClientToServerEvents>(event: E, input: Asking<E>[0], withinMs = 8000): Promise<Given<E>> {
  let answer: { ok: true; value?: unknown } | { ok: false; refusal: RefusalBody }
  try {
    // socket.io's types cannot follow a generic event name through emitWithAck
    answer = await (line().timeout(withinMs) as unknown as { emitWithAck(event: string, input: unknown): Promise<typeof answer> }).emitWithAck(event, input)
  } catch {
    throw new LostConnection(String(event))
  }
  if (!answer.ok) throw new Refused(answer.refusal)
  return answer.value as Given<E>
}

/** Hears what the server tells while the component is on screen. */
export function useSignal<E extends keyof ServerToClientEvents>(event: E, handler: ServerToClientEvents[E]): void {
  const latest = useRef(handler)
  latest.current = handler
  useEffect(() => {
    const hear = (...told: unknown[]) => (latest.current as (...told: unknown[]) => void)(...told)
    line().on(event, hear as never)
    return () => { line().off(event, hear as never) }
  }, [event])
}

/** Whether the live line stands. */
export type Connection = 'online' | 'reconnecting'

/** The state of the live line as it changes. */
export function useConnection(): Connection {
  return useSyncExternalStore(listen, () => (line().connected ? 'online' : 'reconnecting'))
}

function listen(changed: () => void): () => void {
  line().on('connect', changed).on('disconnect', changed)
  return () => { line().off('connect', changed).off('disconnect', changed) }
}
