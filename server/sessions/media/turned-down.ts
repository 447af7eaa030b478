import { errors } from 'mediasoup'
import { refuse } from '../refuse.ts'

/** Runs what a browser asked of the worker; what the worker turns down is told kindly, and is no bug of ours. */
export async function turnedDown<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof errors.NotFoundError || error instanceof errors.WorkerClosedError) throw refuse('session-connection-lost')
    // NOTE: mediasoup checks parameters before and inside the worker; both say TypeError, unsupported ones their own.
    if (error instanceof TypeError || error instanceof errors.UnsupportedError) throw refuse('session-media-refused')
    throw error
  }
}
