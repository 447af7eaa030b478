import { openMicrophone } from './devices.ts'

/** Records so many seconds from the microphone; null where there is none. The recording stays in this page's memory only. */
export async function recordVoice(seconds: number, stop: AbortSignal): Promise<Blob | null> {
  const microphone = await openMicrophone()
  if (!microphone) return null
  const recorder = new MediaRecorder(new MediaStream([microphone]))
  const pieces: Blob[] = []
  const ended = new Promise<void>((resolve) => { recorder.onstop = () => resolve() })
  recorder.ondataavailable = ({ data }) => pieces.push(data)
  const end = () => { if (recorder.state !== 'inactive') recorder.stop() }
  recorder.start()
  const timer = setTimeout(end, seconds * 1_000)
  stop.addEventListener('abort', end, { once: true })
  if (stop.aborted) end()
  await ended
  clearTimeout(timer)
  microphone.stop()
  return new Blob(pieces, { type: recorder.mimeType })
}

/** Plays a recording aloud, to its end. */
export async function playVoice(voice: Blob, stop: AbortSignal): Promise<void> {
  const address = URL.createObjectURL(voice)
  const player = new Audio(address)
  try {
    await new Promise<void>((resolve, reject) => {
      player.onended = () => resolve()
      player.onerror = () => reject(new Error('the recording cannot be played'))
      stop.addEventListener('abort', () => resolve(), { once: true })
      player.play().catch(reject)
    })
  } finally {
    player.pause()
    player.removeAttribute('src')
    URL.revokeObjectURL(address)
  }
}
