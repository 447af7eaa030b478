import { Worker } from 'node:worker_threads'
import type { Answered, Asked, Leaf } from './worker.ts'

/** A thread that binds one dossier: it counts the pages of its leaves, then puts all into one PDF. */
export type Binder = { count: (leaves: Leaf[]) => Promise<number[]>; bind: (asked: Omit<Extract<Asked, { ask: 'bind' }>, 'ask'>) => Promise<Buffer>; close: () => Promise<void> }

export function openBinder(): Binder {
  const worker = new Worker(new URL('worker.ts', import.meta.url))
  const ask = (asked: Asked) => new Promise<Answered>((done, failed) => {
    worker.once('message', done)
    worker.once('error', failed)
    worker.postMessage(asked)
  })
  return {
    count: async (leaves) => {
      const answer = await ask({ ask: 'count', leaves })
      if ('pages' in answer) return answer.pages
      throw new Error(`binder: ${JSON.stringify(answer)}`)
    },
    bind: async (asked) => {
      const answer = await ask({ ask: 'bind', ...asked })
      if ('pdf' in answer) return Buffer.from(answer.pdf)
      throw new Error(`binder: ${'trouble' in answer ? answer.trouble : 'no PDF'}`)
    },
    close: async () => { await worker.terminate() },
  }
}
