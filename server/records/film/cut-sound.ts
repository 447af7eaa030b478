import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants, setPriority } from 'node:os'

const longestMs = 2 * 60_000

/** ffmpeg is not on this machine. */
export class NoFfmpeg extends Error {}

/** Lets ffmpeg cut a short sound, at the lowest priority: gives its bytes and what ffmpeg said. Throws with its last words where it fails. */
export async function cutSound(args: readonly string[]): Promise<{ sound: Buffer; words: string }> {
  const ffmpeg = spawn('ffmpeg', args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: longestMs, killSignal: 'SIGKILL' })
  const pieces: Buffer[] = []
  let words = ''
  ffmpeg.stdout.on('data', (piece: Buffer) => pieces.push(piece))
  ffmpeg.stderr.on('data', (piece: Buffer) => { words = (words + piece.toString()).slice(-8_000) })
  try { if (ffmpeg.pid !== undefined) setPriority(ffmpeg.pid, constants.priority.PRIORITY_LOW) } catch { /* it has ended already */ }
  const [code] = (await once(ffmpeg, 'close').catch((error: unknown) => {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new NoFfmpeg() : error
  })) as [number | null]
  if (code !== 0) throw new Error(`ffmpeg ended with ${code ?? 'a signal'}: ${words.slice(-1_000).trim()}`)
  return { sound: Buffer.concat(pieces), words }
}
