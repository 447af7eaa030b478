import { bearer } from './api.ts'

/** Fetches a file's bytes as this tab's identity, and says how far it has come (0 to 100): on a thin line a picture takes its time. */
export async function fileBytes(path: string, came: (percent: number) => void, stop: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(path, { headers: bearer(), credentials: 'same-origin', signal: stop })
  if (!response.ok || !response.body) throw Object.assign(new Error(`file ${response.status}`), { status: response.status, data: await response.json().catch(() => null) })
  const length = Number(response.headers.get('content-length') ?? 0)
  const pieces: Uint8Array[] = []
  let bytes = 0
  for (const reader = response.body.getReader(); ;) {
    const { done, value } = await reader.read()
    if (done) break
    pieces.push(value)
    bytes += value.length
    if (length > 0) came(Math.min(100, Math.round((100 * bytes) / length)))
  }
  const whole = new Uint8Array(bytes)
  let at = 0
  for (const piece of pieces) { whole.set(piece, at); at += piece.length }
  return whole
}
