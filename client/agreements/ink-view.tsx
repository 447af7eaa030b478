import { drawInk } from '#shared/agreements/ink.ts'
import type { Ink } from '#shared/agreements/words.ts'
import './agreements.css'

/** A signature as the hand wrote it, cut to its ink; the same picture goes on the paper. */
export function InkView({ ink, words, height = '2.5rem' }: { ink: Ink; words: string; height?: string }) {
  const drawn = drawInk(ink)
  return (
    <svg className="ink" viewBox={`0 0 ${drawn.width} ${drawn.height}`} role="img" aria-label={words} style={{ height }} fill="none" strokeLinecap="round" strokeLinejoin="round">
      {drawn.pieces.map(({ d, width }, at) => <path key={at} d={d} strokeWidth={width} />)}
    </svg>
  )
}
