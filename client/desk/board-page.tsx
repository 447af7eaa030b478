import { Suspense } from 'react'
import { CountyPage } from '../oversight/county-page.tsx'
import { Opening } from '../ui/empty.tsx'
import { boardPieces } from './board-pieces.ts'

/** The lead's board: the county's day, and what other chapters have for the lead at once. */
export function BoardPage() {
  return <CountyPage waiting={boardPieces.map((Piece, index) => <Suspense key={index} fallback={<Opening />}><Piece /></Suspense>)} />
}
