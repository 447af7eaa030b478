/** One file that goes into a film: whose place it has, where it begins on the session's clock, and what is in it. */
export type FilmPart = { file: string; seat: number; fromMs: number; durationMs: number; picture: boolean; sound: boolean }
/** A film: where on the session's clock it begins, how long it is, and how ffmpeg is told to make it. */
export type FilmPlan = { fromMs: number; lengthMs: number; width: number; height: number; inputs: string[]; graph: string; maps: string[] }

const ground = '0x1f2a37'
const pictures = 25

/** Everybody side by side, each at the same place throughout, on the session's clock; their sounds together. Rule R6. */
export function filmPlan(parts: readonly FilmPart[]): FilmPlan {
  const fromMs = Math.min(...parts.map(({ fromMs }) => fromMs))
  const lengthMs = Math.max(...parts.map((part) => part.fromMs + part.durationMs)) - fromMs
  const seats = [...new Set(parts.map(({ seat }) => seat))].sort((a, b) => a - b)
  const { columns, cell } = seats.length > 4 ? { columns: 3, cell: [426, 240] as const } : { columns: Math.min(seats.length, 2), cell: [640, 360] as const }
  const [width, height] = [columns * cell[0], Math.ceil(seats.length / columns) * cell[1]]
  const inputs = parts.flatMap(({ file, fromMs: at }) => ['-reinit_filter', '0', '-itsoffset', seconds(at - fromMs), '-i', file])
  const shown = parts.flatMap((part, nth) => (part.picture ? [{ nth, place: placeOf(seats.indexOf(part.seat), columns, cell) }] : []))
  const heard = parts.flatMap((part, nth) => (part.sound ? [nth] : []))
  const scale = `scale=${cell[0]}:${cell[1]}:force_original_aspect_ratio=decrease,pad=${cell[0]}:${cell[1]}:(ow-iw)/2:(oh-ih)/2:color=${ground},setsar=1,fps=${pictures}`
  const graph = [
    `color=c=${ground}:s=${width}x${height}:r=${pictures}:d=${seconds(lengthMs)}[g0]`,
    ...shown.map(({ nth }) => `[${nth}:v]${scale}[v${nth}]`),
    // NOTE: before its first picture and behind its last there is nothing of it: the ground shows.
    ...shown.map(({ nth, place }, at) => `[g${at}][v${nth}]overlay=${place.x}:${place.y}:eof_action=pass:repeatlast=0[g${at + 1}]`),
    ...heard.map((nth) => `[${nth}:a]aresample=48000:async=1000:first_pts=0[a${nth}]`),
    ...(heard.length > 0 ? [`${heard.map((nth) => `[a${nth}]`).join('')}amix=inputs=${heard.length}:normalize=0:dropout_transition=0,alimiter=limit=0.95,apad=whole_dur=${seconds(lengthMs)}[sound]`] : []),
  ].join(';')
  return { fromMs, lengthMs, width, height, inputs, graph, maps: [`[g${shown.length}]`, ...(heard.length > 0 ? ['[sound]'] : [])] }
}

/** How far a film is, of a line that ffmpeg writes while it works; null for any other line. */
export function percentIn(line: string, lengthMs: number): number | null {
  const micros = /^out_time_us=(\d+)/.exec(line)?.[1]
  return micros === undefined ? null : Math.min(99, Math.floor(Number(micros) / 10 / lengthMs))
}

const placeOf = (nth: number, columns: number, [width, height]: readonly [number, number]) => ({ x: (nth % columns) * width, y: Math.floor(nth / columns) * height })
const seconds = (ms: number): string => (ms / 1_000).toFixed(3)
