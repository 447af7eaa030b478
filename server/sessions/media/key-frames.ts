import type { types } from 'mediasoup'

const lookMs = 30
const firstAskAt = 2
const againEvery = 12
const tries = 6

/**
 * Sees to it that somebody new gets a whole picture at once. mediasoup asks the sender by RTCP, but no more than once a
 * second for all; so where none has come after a moment, the sender is asked by signalling, which browsers do not pace.
 */
export function watchKeyFrame(consumer: types.Consumer, ready: () => boolean, ask: () => void, done: () => void): void {
  let looks = 0
  const stop = (): void => {
    clearInterval(timer)
    consumer.off('trace', seen)
    done()
    if (!consumer.closed) consumer.enableTraceEvent([]).catch(() => undefined)
  }
  const seen = ({ type }: types.ConsumerTraceEventData): void => {
    if (type === 'keyframe' && ready()) stop()
  }
  const timer = setInterval(() => {
    if (consumer.closed) return stop()
    if (!ready() || consumer.paused || consumer.producerPaused) return
    // NOTE: the frame that RTCP asked for is given 60 ms to come; then asked for seldom, for a whole picture weighs on a thin line.
    if (looks >= firstAskAt && (looks - firstAskAt) % againEvery === 0) ask()
    looks += 1
    if (looks > firstAskAt + againEvery * (tries - 1)) stop()
  }, lookMs)
  timer.unref()
  consumer.on('trace', seen)
  consumer.observer.once('close', stop)
  consumer.enableTraceEvent(['keyframe']).catch(() => undefined)
}
