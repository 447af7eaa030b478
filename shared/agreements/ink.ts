import type { Ink, InkStroke } from './words.ts'

/** A piece of a stroke, ready to be drawn: an SVG path and how wide the pen was. */
export type InkPiece = { d: string; width: number }
/** A drawn signature, cut to its ink: width and height in the units of its pieces. */
export type Drawn = { width: number; height: number; pieces: InkPiece[] }

const high = 300
const margin = 14
const widest = 9
const thinnest = 3.5

/** I1 A signature has ink: more than a touch, less than a scribble that no hand makes. */
export function isSigned({ strokes, aspect }: Ink): boolean {
  const lengths = strokes.map((stroke) => strokeLength(stroke, aspect))
  const points = strokes.reduce((sum, stroke) => sum + stroke.length, 0)
  return points >= 4 && points <= 20_000 && lengths.reduce((sum, length) => sum + length, 0) > 0.12
}

/** I2 A mark (a cross, a circle, the print of a finger) has ink too: more than a touch that slipped. */
export function isMarked({ strokes, aspect }: Ink): boolean {
  const points = strokes.reduce((sum, stroke) => sum + stroke.length, 0)
  return points >= 3 && points <= 20_000 && strokes.reduce((sum, stroke) => sum + strokeLength(stroke, aspect), 0) > 0.02
}

/** Draws a signature as the hand wrote it: slow is thick, fast is thin. Numbers only, so nothing but ink can come of it. */
export function drawInk({ strokes, aspect }: Ink): Drawn {
  const wide = high * aspect
  const placed = strokes.map((stroke) => stroke.map((point) => ({ x: point.x * wide, y: point.y * high, ms: point.ms })))
  const all = placed.flat()
  if (all.length === 0) return { width: 1, height: 1, pieces: [] }
  const left = Math.min(...all.map(({ x }) => x)) - margin
  const top = Math.min(...all.map(({ y }) => y)) - margin
  const width = Math.max(...all.map(({ x }) => x)) + margin - left
  const height = Math.max(...all.map(({ y }) => y)) + margin - top
  const pieces = placed.flatMap((stroke) => piecesOf(stroke.map(({ x, y, ms }) => ({ x: x - left, y: y - top, ms }))))
  return { width: round(width), height: round(height), pieces }
}

type Placed = { x: number; y: number; ms: number }

function piecesOf(points: Placed[]): InkPiece[] {
  const first = points[0]
  if (!first) return []
  if (points.length === 1) return [{ d: `M${at(first)}l0.1 0`, width: widest }]
  let width = (widest + thinnest) / 2
  let from = first
  return points.slice(1).map((to, index) => {
    const before = points[index]!
    const speed = Math.hypot(to.x - before.x, to.y - before.y) / Math.max(to.ms - before.ms, 1)
    // The pen's width follows its speed, but never jumps.
    width = width * 0.7 + Math.max(thinnest, widest / (1 + speed * 1.2)) * 0.3
    const last = index === points.length - 2
    const end = last ? to : { x: (before.x + to.x) / 2, y: (before.y + to.y) / 2, ms: to.ms }
    const d = index === 0 ? `M${at(from)}L${at(end)}` : `M${at(from)}Q${at(before)} ${at(end)}`
    const drawn = last && index > 0 ? `${d}L${at(to)}` : d
    from = end
    return { d: drawn, width: round(width) }
  })
}

function strokeLength(stroke: InkStroke, aspect: number): number {
  return stroke.slice(1).reduce((sum, point, index) => sum + Math.hypot((point.x - stroke[index]!.x) * aspect, point.y - stroke[index]!.y), 0)
}

const round = (number: number): number => Math.round(number * 10) / 10
const at = ({ x, y }: Placed): string => `${round(x)} ${round(y)}`
