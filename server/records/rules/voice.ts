/** A stretch on the clock of the wall, in milliseconds. */
export type Stretch = { from: number; to: number }
/** A file of a seat: where it lies, what the clock of the wall showed at its beginning, how long it is; null while it grows. */
export type Tape = { file: string; zero: number; durationMs: number | null }
/** What of a file belongs to a stretch. */
export type Piece = { file: string; fromMs: number; lengthMs: number }

type Run = { startedAt: Date; endedAt: Date | null }

/** The recording that a stretch lies in as a whole; null where it began, stopped or rested in between: nothing of a talk aside is ever in it. Rule R11. */
export const runAround = <Found extends Run>(runs: readonly Found[], { from, to }: Stretch): Found | null => runs.find(({ startedAt, endedAt }) => startedAt.getTime() <= from && (endedAt === null || to <= endedAt.getTime())) ?? null

/** What the clock of the wall showed at a file's beginning. NOTE: a packet that was fast shows it better than all before, so the last word is the best. */
export const zeroOf = (index: readonly (readonly [number, number])[], startedAt: number): number => {
  const last = index.at(-1)
  return last ? last[1] - last[0] : startedAt
}

/** What of some files of a seat lies in a stretch, in the order of the clock. Rule R11. */
export function piecesOf(tapes: readonly Tape[], { from, to }: Stretch): Piece[] {
  return [...tapes].sort((a, b) => a.zero - b.zero).flatMap(({ file, zero, durationMs }) => {
    const fromMs = Math.max(0, from - zero)
    const lengthMs = Math.min(to - zero, durationMs ?? Infinity) - fromMs
    return lengthMs > 0 ? [{ file, fromMs, lengthMs }] : []
  })
}

/** How ffmpeg is told to cut these pieces into one Ogg/Opus sound, and to measure how loud it is. */
export function cutting(pieces: readonly Piece[]): string[] {
  const graph = [
    ...pieces.map((_, nth) => `[${nth}:a]aresample=48000:async=1:first_pts=0[a${nth}]`),
    `${pieces.map((_, nth) => `[a${nth}]`).join('')}concat=n=${pieces.length}:v=0:a=1,aformat=channel_layouts=mono,volumedetect[sound]`,
  ].join(';')
  return [
    '-hide_banner', '-nostats', '-loglevel', 'info', ...pieces.flatMap(({ file, fromMs, lengthMs }) => ['-ss', seconds(fromMs), '-t', seconds(lengthMs), '-vn', '-i', file]),
    '-filter_complex', graph, '-map', '[sound]', '-map_metadata', '-1', '-c:a', 'libopus', '-b:a', '32k', '-f', 'ogg', 'pipe:1',
  ]
}

/** The loudest moment that ffmpeg measured, in dB below the loudest there can be; null where it measured nothing. */
export function loudestIn(words: string): number | null {
  const found = [...words.matchAll(/max_volume: (-?[\d.]+) dB/g)].at(-1)?.[1]
  return found === undefined ? null : Number(found)
}

/** How long the sound is that ffmpeg measured, in milliseconds. */
export const lengthIn = (words: string): number => Math.round(Number([...words.matchAll(/n_samples: (\d+)/g)].at(-1)?.[1] ?? 0) / 48)

/** Whether anything was said: a quiet room stays below. Rule R11. */
export const isHeard = (loudest: number | null): boolean => loudest !== null && loudest > -50

const seconds = (ms: number): string => (ms / 1_000).toFixed(3)
