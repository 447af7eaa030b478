import type { types } from 'mediasoup'

const everyMs = 80
const tries = 12

/**
 * Sees to it that somebody new gets a whole picture at once. mediasoup asks the sender by RTCP, but no more than once a
 * second for all; so where none has come after a moment, the sender is asked by signalling, which browsers do not pace.
 */
export function watchKeyFrame(consumer: types.Consumer, ready: () => boolean, ask: () => void): void {
  let left = tries
  let listening = false
  const stop = (): void => {
    clearInterval(timer)
    consumer.off('trace', seen)
    if (!consumer.closed) consumer.enableTraceEvent([]).catch(() => undefined)
  }
  const seen = ({ type }: types.ConsumerTraceEventData): void => {
    if (type === 'keyframe' && ready()) stop()
  }
  const timer = setInterval(() => {
    if (consumer.closed) return stop()
    if (!ready() || consumer.paused || consumer.producerPaused) return
    // NOTE: the frame that RTCP asked for is given one round to come.
    if (!listening) return void (listening = true)
    left -= 1
    ask()
    if (left === 0) stop()
  }, everyMs)
  timer.unref()
  consumer.on('trace', seen)
  consumer.observer.once('close', stop)
  consumer.enableTraceEvent(['keyframe']).catch(() => undefined)
}
