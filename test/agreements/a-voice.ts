import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readWebm } from '#server/sessions/rules/recording/read-webm.ts'
import { webmCluster, webmHeader } from '#server/sessions/rules/recording/webm.ts'
import type { SeatId } from '#shared/sessions/words.ts'
import type { PlainSources } from '../sessions/recording/a-sending-seat.ts'

/** A second of a steady tone as the packets of a browser, 20 ms each; silence at 0 Hz. */
export function aTone(folder: string, hertz: number): Buffer[] {
  const file = join(folder, `${hertz}.webm`)
  execFileSync('ffmpeg', ['-loglevel', 'error', '-y', '-f', 'lavfi', '-i', hertz === 0 ? 'anullsrc=r=48000:cl=mono:d=1' : `sine=${hertz}:r=48000:d=1`, '-ac', '2', '-c:a', 'libopus', '-b:a', '48k', '-vbr', 'off', file])
  return readWebm(readFileSync(file)).blocks.map(({ data }) => data)
}

/** A file as a seat's tape leaves it: a tone for so many seconds. */
export function aTape(tone: readonly Buffer[], seconds: number): Buffer {
  const blocks = (from: number) => Array.from({ length: 25 }, (_, nth) => ({ track: 2 as const, ms: from + nth * 20, key: true, data: tone[(from / 20 + nth) % tone.length]! }))
  return Buffer.concat([webmHeader({ video: null, audio: true }), ...Array.from({ length: seconds * 2 }, (_, half) => webmCluster(blocks(half * 500)))])
}

/** A seat that sends a tone, and others from the moments that it is told, until stopped. */
export async function aVoice(sources: PlainSources, seatId: SeatId, tone: Buffer[]) {
  const { sender } = await sources.send(seatId, 'audio')
  const tones = [{ from: -Infinity, tone }]
  const toneAt = (ms: number) => tones.findLast(({ from }) => from <= ms)!.tone
  const startedAt = Date.now()
  let tick = 0
  const ticking = setInterval(() => {
    // NOTE: a late timer sends what is due all the same, and what was to be heard at its moment.
    for (; startedAt + tick * 20 <= Date.now(); tick += 1) {
      sender.frame([toneAt(startedAt + tick * 20)[tick % 50]!], startedAt + tick * 20)
      if (tick % 25 === 3) sender.report()
    }
  }, 10)
  return { change: (from: Date, tone: Buffer[]) => { tones.push({ from: from.getTime(), tone }) }, stop: () => clearInterval(ticking) }
}

/** How strong each tone is in each tenth of a second of a sound (Goertzel): the strongest, or null where it is quiet. */
export function tonesIn(file: string, hertz: readonly number[]): (number | null)[] {
  const raw = execFileSync('ffmpeg', ['-loglevel', 'error', '-i', file, '-ac', '1', '-ar', '8000', '-f', 'f32le', 'pipe:1'])
  const samples = new Float32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.length - (raw.length % 4)))
  return Array.from({ length: Math.floor(samples.length / 800) }, (_, nth) => {
    const strengths = hertz.map((tone) => strengthOf(samples.subarray(nth * 800, (nth + 1) * 800), tone))
    const most = Math.max(...strengths)
    return most < 0.01 ? null : hertz[strengths.indexOf(most)]!
  })
}

function strengthOf(samples: Float32Array, hertz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / 8_000)
  let [last, before] = [0, 0]
  for (const sample of samples) [last, before] = [sample + turn * last - before, last]
  return (2 / samples.length) * Math.sqrt(Math.max(0, last ** 2 + before ** 2 - turn * last * before))
}
