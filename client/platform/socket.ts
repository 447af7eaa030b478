import { useEffect, useRef, useSyncExternalStore } from 'react'
import { io, type Socket } from 'socket.io-client'
import type { ClientToServerEvents, ServerToClientEvents } from '#shared/realtime.ts'
import type { RefusalBody } from '#shared/platform/refusal.ts'
import { identity } from './identity.ts'
import { lookOut } from './look-out.ts'
import { LostConnection, Refused } from './refusal-of.ts'

/** The one live line of this tab, opened when first needed. */
export type Line = Socket<ServerToClientEvents, ClientToServerEvents>

let opened: Line | null = null

/** The live line; opens it on first use with this tab's identity. */
export function line(): Line {
  // NOTE: websocket only: no polling, no upgrade, one round trip less before a villager sees a face.
  opened ??= openLine()
  return opened
}

// NOTE: on a dead line an attempt stands until it is given up, and finds a line that has come back only when TCP sends
// again, each time after twice as long. So most attempts are short; every sixth is patient, for a line that is only slow.
// And somebody looks out: as soon as the server is reached at all, a fresh attempt is made.
const [shortMs, patientMs] = [1_500, 5_000]
const reach = async (signal: AbortSignal): Promise<void> => { await fetch('/healthz', { signal, cache: 'no-store' }) }

function openLine(): Line {
  const made: Line = io({ transports: ['websocket'], auth: (give) => give({ token: identity.token() }), timeout: patientMs, reconnectionDelay: 200, reconnectionDelayMax: 400 })
  made.io.on('reconnect_attempt', (attempt) => { made.io.timeout(attempt % 6 === 0 ? patientMs : shortMs) })
  let stop = (): void => undefined
  const look = (): void => {
    stop()
    stop = lookOut(reach, () => {
      if (made.connected) return
      made.disconnect().connect()
      look()
    })
  }
  made.on('connect', () => stop())
  // NOTE: whoever hung up themselves does not want the line back.
  made.on('disconnect', (reason) => { if (reason !== 'io client disconnect') look() })
  return made
}

// NOTE: somebody else in this tab means another line; the server knows a socket by its handshake only.
identity.onChange(() => {
  if (opened) opened.disconnect().connect()
})

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
