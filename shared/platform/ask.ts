import type { z } from 'zod'
import type { RefusalBody } from './refusal.ts'

/** The answer to a socket event: the value, or a refusal with its sentence. */
export type Answer<Out> = { ok: true; value: Out } | { ok: false; refusal: RefusalBody }

/** A question over the socket: the schema that is checked on arrival, and the type of its answer. */
export type Ask<Input extends z.ZodType, Out> = { input: Input; readonly __out?: Out }

/** Declares a question: `ask<Joined>()(z.object({ … }))`. */
export const ask = <Out>() => <Input extends z.ZodType>(input: Input): Ask<Input, Out> => ({ input })

/** The socket.io event map of a set of questions. */
export type AskEvents<Asks> = {
  [Event in keyof Asks]: Asks[Event] extends Ask<infer Input, infer Out> ? (input: z.infer<Input>, answer: (answer: Answer<Out>) => void) => void : never
}
