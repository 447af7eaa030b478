import type { Ink } from '#shared/agreements/words.ts'

/** A signature as a finger leaves it: two wavy strokes, never twice the same. */
export function anInk(nth = 0): Ink {
  const stroke = (from: number, bend: number) => Array.from({ length: 50 }, (_, at) => ({ x: from + at * 0.012, y: 0.5 + 0.25 * Math.sin(at / 4 + bend) * Math.cos(at / 9), ms: at * 12 + Math.round(bend * 100), pressure: 0.5 }))
  return { strokes: [stroke(0.15, nth), stroke(0.25, nth + 1.5)], aspect: 2.4 }
}
