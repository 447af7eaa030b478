import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants, setPriority } from 'node:os'
import { createInterface } from 'node:readline'
import { type FilmPlan, percentIn } from '../rules/film.ts'

const stallMs = 5 * 60_000

/** Whether ffmpeg is on this machine. */
export async function hasFfmpeg(): Promise<boolean> {
  const asked = spawn('ffmpeg', ['-version'], { stdio: 'ignore' })
  return new Promise((tell) => {
    asked.once('error', () => tell(false))
    asked.once('exit', (code) => tell(code === 0))
  })
}

/** Makes a film into a file, at the lowest priority: the talks that go on come first. Tells the percents; throws with ffmpeg's last words where it fails. */
export async function runFfmpeg({ inputs, graph, maps, lengthMs }: FilmPlan, target: string, { tell, stop }: { tell: (percent: number) => void; stop: AbortSignal }): Promise<void> {
  const args = ['-hide_banner', '-nostats', '-loglevel', 'error', '-y', '-progress', 'pipe:1', ...inputs, '-filter_complex', graph, ...maps.flatMap((map) => ['-map', map]),
    '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '28', '-pix_fmt', 'yuv420p', '-g', '50', '-threads', '1', '-c:a', 'aac', '-b:a', '64k', '-t', (lengthMs / 1_000).toFixed(3), '-movflags', '+faststart', '-f', 'mp4', target]
  const ffmpeg = spawn('ffmpeg', args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(ffmpeg, 'close') as Promise<[number | null]>
  try { if (ffmpeg.pid !== undefined) setPriority(ffmpeg.pid, constants.priority.PRIORITY_LOW) } catch { /* it has ended already */ }
  let words = ''
  ffmpeg.stderr.on('data', (chunk: Buffer) => { words = (words + chunk.toString()).slice(-1_000) })
  const kill = () => ffmpeg.kill('SIGKILL')
  stop.addEventListener('abort', kill)
  let stalled = setTimeout(kill, stallMs)
  createInterface({ input: ffmpeg.stdout }).on('line', (line) => {
    const percent = percentIn(line, lengthMs)
    if (percent === null) return
    clearTimeout(stalled)
    stalled = setTimeout(kill, stallMs)
    tell(percent)
  })
  try {
    const [code] = await ended
    if (code !== 0) throw new Error(`ffmpeg ended with ${code ?? 'a signal'}: ${words.trim()}`)
  } finally {
    clearTimeout(stalled)
    stop.removeEventListener('abort', kill)
  }
}
