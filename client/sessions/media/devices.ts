import { chosenThere, pins } from './pins.ts'

/** Why somebody cannot be seen or heard: no such device, not allowed, or in use by another program. */
export type Trouble = 'absent' | 'forbidden' | 'busy'

/** `instead`: what is used though something else was chosen for this machine, by their labels. */
export type Devices = { camera: MediaStreamTrack | null; microphone: MediaStreamTrack | null; cameraTrouble: Trouble | null; microphoneTrouble: Trouble | null; instead: Instead }
export type Instead = { camera: { used: string; chosen: string } | null; microphone: { used: string; chosen: string } | null }

const sound: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 }
const picture: MediaTrackConstraints = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 25, max: 30 } }

/** Opens camera and microphone, those chosen for this machine or what there is; a missing one is a fact, never an error. */
export async function openDevices(): Promise<Devices> {
  const [audio, video] = [await microphoneNow(), await cameraNow()]
  const both = await open({ audio, video })
  if (both.stream) return named({ ...tracksOf(both.stream), cameraTrouble: null, microphoneTrouble: null })
  const [hear, see] = [await open({ audio }), await open({ video })]
  return named({ microphone: tracksOf(hear.stream).microphone, camera: tracksOf(see.stream).camera, microphoneTrouble: hear.trouble, cameraTrouble: see.trouble })
}

/** Opens the microphone alone; null where it cannot be. */
export const openMicrophone = async (): Promise<MediaStreamTrack | null> => tracksOf((await open({ audio: await microphoneNow() })).stream).microphone

/** What was unplugged is gone, what was plugged in again is opened, and the chosen one in place of another; the same devices where nothing is to be done. */
export async function renewDevices(known: Devices): Promise<Devices> {
  const [camera, microphone] = [await living(known.camera, 'camera'), await living(known.microphone, 'microphone')]
  const [sees, hears] = [camera !== null || known.cameraTrouble === 'forbidden', microphone !== null || known.microphoneTrouble === 'forbidden']
  if (sees && hears) return known
  const picked = { ...known, camera, microphone }
  if (!sees) {
    const { stream, trouble } = await open({ video: await cameraNow() })
    Object.assign(picked, { camera: tracksOf(stream).camera, cameraTrouble: trouble })
  }
  if (!hears) {
    const { stream, trouble } = await open({ audio: await microphoneNow() })
    Object.assign(picked, { microphone: tracksOf(stream).microphone, microphoneTrouble: trouble })
  }
  return named(picked)
}

const microphoneNow = async (): Promise<MediaTrackConstraints> => ({ ...sound, ...exactly(await chosenThere('microphone')) })
const cameraNow = async (): Promise<MediaTrackConstraints> => ({ ...picture, ...exactly(await chosenThere('camera')) })
const exactly = (id: string | null): MediaTrackConstraints => (id === null ? {} : { deviceId: { exact: id } })

// A track that goes on: it lives, and is not another one's than was chosen and is there.
async function living(track: MediaStreamTrack | null, kind: 'camera' | 'microphone'): Promise<MediaStreamTrack | null> {
  if (track?.readyState !== 'live') return null
  const chosen = await chosenThere(kind)
  if (chosen === null || track.getSettings().deviceId === chosen) return track
  track.stop()
  return null
}

const named = (devices: Omit<Devices, 'instead'>): Devices => ({ ...devices, instead: { camera: insteadOf(devices.camera, 'camera'), microphone: insteadOf(devices.microphone, 'microphone') } })

function insteadOf(track: MediaStreamTrack | null, kind: 'camera' | 'microphone'): { used: string; chosen: string } | null {
  const { [kind]: pin } = pins()
  return track && pin && track.getSettings().deviceId !== pin.id && track.label !== pin.label ? { used: track.label, chosen: pin.label } : null
}

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
