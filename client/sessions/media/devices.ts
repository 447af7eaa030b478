/** Why somebody cannot be seen or heard: no such device, not allowed, or in use by another program. */
export type Trouble = 'absent' | 'forbidden' | 'busy'

export type Devices = { camera: MediaStreamTrack | null; microphone: MediaStreamTrack | null; cameraTrouble: Trouble | null; microphoneTrouble: Trouble | null }

const sound: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 }
const picture: MediaTrackConstraints = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 25, max: 30 } }

/** Opens camera and microphone, or the one that there is; a missing one is a fact, never an error. */
export async function openDevices(): Promise<Devices> {
  const both = await open({ audio: sound, video: picture })
  if (both.stream) return { ...tracksOf(both.stream), cameraTrouble: null, microphoneTrouble: null }
  const [hear, see] = [await open({ audio: sound }), await open({ video: picture })]
  return { microphone: tracksOf(hear.stream).microphone, camera: tracksOf(see.stream).camera, microphoneTrouble: hear.trouble, cameraTrouble: see.trouble }
}

/** Opens the microphone alone; null where it cannot be. */
export const openMicrophone = async (): Promise<MediaStreamTrack | null> => tracksOf((await open({ audio: sound })).stream).microphone

/** What was unplugged is gone, what was plugged in again is opened; the same devices where nothing is to be done. */
export async function renewDevices(known: Devices): Promise<Devices> {
  const [camera, microphone] = [living(known.camera), living(known.microphone)]
  const [sees, hears] = [camera !== null || known.cameraTrouble === 'forbidden', microphone !== null || known.microphoneTrouble === 'forbidden']
  if (sees && hears) return known
  const picked = { ...known, camera, microphone }
  if (!sees) {
    const { stream, trouble } = await open({ video: picture })
    Object.assign(picked, { camera: tracksOf(stream).camera, cameraTrouble: trouble })
  }
  if (!hears) {
    const { stream, trouble } = await open({ audio: sound })
    Object.assign(picked, { microphone: tracksOf(stream).microphone, microphoneTrouble: trouble })
  }
  return picked
}

const living = (track: MediaStreamTrack | null): MediaStreamTrack | null => (track?.readyState === 'live' ? track : null)

/** Switches camera and microphone off: the light beside the lens goes out. */
export function closeDevices({ camera, microphone }: Devices): void {
  camera?.stop()
  microphone?.stop()
}

async function open(wanted: MediaStreamConstraints): Promise<{ stream: MediaStream | null; trouble: Trouble | null }> {
  // NOTE: on an insecure page there is no mediaDevices at all.
  if (!navigator.mediaDevices) return { stream: null, trouble: 'forbidden' }
  try {
    return { stream: await navigator.mediaDevices.getUserMedia(wanted), trouble: null }
  } catch (error) {
    return { stream: null, trouble: troubleOf(error) }
  }
}

function troubleOf(error: unknown): Trouble {
  switch ((error as DOMException).name) {
    case 'NotAllowedError':
    case 'SecurityError': return 'forbidden'
    case 'NotReadableError':
    case 'AbortError': return 'busy'
    default: return 'absent'
  }
}

const tracksOf = (stream: MediaStream | null) => ({ camera: stream?.getVideoTracks()[0] ?? null, microphone: stream?.getAudioTracks()[0] ?? null })
