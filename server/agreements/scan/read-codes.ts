import { Worker } from 'node:worker_threads'

const longestMs = 30_000

/** The QR codes on a photographed page, as their texts; none where the picture cannot be read. In a thread of its own: a large photograph must not make a video call stutter. */
export function readCodes(path: string): Promise<string[]> {
  return new Promise((done) => {
    const reader = new Worker(new URL('reader.ts', import.meta.url), { workerData: { path } })
    const end = (codes: string[]): void => {
      clearTimeout(timer)
      done(codes)
      void reader.terminate()
    }
    const timer = setTimeout(() => end([]), longestMs)
    reader.once('message', end)
    // NOTE: a picture that breaks the reader is one that cannot be read; the clerk sends another.
    reader.once('error', () => end([]))
    reader.once('exit', () => end([]))
  })
}
