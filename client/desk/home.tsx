import { Suspense } from 'react'
import { useMe } from '../people/use-me.ts'
import { useTexts } from '../platform/language.tsx'
import { Opening } from '../ui/empty.tsx'
import { Page } from '../ui/page.tsx'
import { homeParts } from './home-parts.ts'
import { texts } from './texts.ts'

/** The desk's home: today's sessions, what waits for me, deadlines; what each role needs of these. */
export function DeskHome() {
  const say = useTexts(texts)
  const { data: me } = useMe()
  if (me?.kind !== 'staff') return null
  const pieces = (place: 'middle' | 'side') => homeParts
    .filter((part) => part.place === place && part.for.includes(me.role))
    .map(({ piece: Piece }, index) => <Suspense key={index} fallback={<Opening />}><Piece /></Suspense>)
  const side = pieces('side')
  return <Page title={say('home')} more={say('hello', { name: me.name })} {...(side.length > 0 ? { aside: side } : {})}>{pieces('middle')}</Page>
}
