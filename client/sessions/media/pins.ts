type Pin = { id: string; label: string }
/** The camera and the microphone that were chosen for this machine; null: whatever there is. */
export type Pins = { camera: Pin | null; microphone: Pin | null }

const place = 'lianxin.devices'
const kinds = { camera: 'videoinput', microphone: 'audioinput' } as const

/** What was chosen for this machine; known on a dead line too. */
export function pins(): Pins {
  try {
    return { camera: null, microphone: null, ...(JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Pins>) }
  } catch {
    return { camera: null, microphone: null }
  }
}

/** Remembers what was chosen; whatever is open is looked at again. */
export function pinDevices({ camera, microphone }: Pins): void {
  const said = JSON.stringify({ camera, microphone })
  if (localStorage.getItem(place) === said) return
  localStorage.setItem(place, said)
  // NOTE: for whoever has devices open this is the same as a plug that was pulled and put in elsewhere.
  navigator.mediaDevices?.dispatchEvent(new Event('devicechange'))
}

/** The id of the chosen device where it is plugged in: known by its id, else by its label, because a browser may give it a new id. */
export async function chosenThere(kind: keyof Pins): Promise<string | null> {
  const { [kind]: pin } = pins()
  if (!pin) return null
  const there = ((await navigator.mediaDevices?.enumerateDevices().catch(() => null)) ?? []).filter((device) => device.kind === kinds[kind])
  return (there.find(({ deviceId }) => deviceId === pin.id) ?? there.find(({ label }) => label !== '' && label === pin.label))?.deviceId ?? null
}

/** What is plugged in, as far as this page may know. */
export async function pluggedIn(): Promise<{ kind: keyof Pins; id: string; label: string }[]> {
  const there = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? []
  return there.flatMap(({ kind, deviceId, label }) => (kind === 'audiooutput' || deviceId === '' || deviceId === 'default' || deviceId === 'communications' ? [] : [{ kind: kind === 'videoinput' ? 'camera' as const : 'microphone' as const, id: deviceId, label }])).slice(0, 20)
}
