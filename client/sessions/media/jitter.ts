import type { Consumer } from 'mediasoup-client/types'

const lookEveryMs = 2_000
const patientMs = 500
// Two per cent of sound made up is heard as a hoarse voice; a line that was clean for half a minute is trusted again.
const hoarse = 0.02
const cleanLooks = 15

/**
 * Watches a voice: where much of it comes too late to be played, because it was lost and sent again over a long way, the
 * browser waits half a second for it. Returns the way to stop.
 */
export function watchVoice(consumer: Consumer): () => void {
  const receiver = consumer.rtpReceiver as (RTCRtpReceiver & { jitterBufferTarget?: number | null }) | undefined
  let before = { made: 0, all: 0 }
  let clean = 0
  const look = async (): Promise<void> => {
    if (!receiver || consumer.closed) return
    for (const one of (await receiver.getStats()).values() as Iterable<{ type: string; concealedSamples?: number; silentConcealedSamples?: number; totalSamplesReceived?: number }>) {
      if (one.type !== 'inbound-rtp') continue
      const now = { made: (one.concealedSamples ?? 0) - (one.silentConcealedSamples ?? 0), all: one.totalSamplesReceived ?? 0 }
      const share = now.all > before.all ? (now.made - before.made) / (now.all - before.all) : 0
      before = now
      if (share > hoarse) { clean = 0; receiver.jitterBufferTarget = patientMs }
      else if ((clean += 1) >= cleanLooks) receiver.jitterBufferTarget = null
    }
  }
  const timer = setInterval(() => { look().catch(() => undefined) }, lookEveryMs)
  return () => clearInterval(timer)
}
