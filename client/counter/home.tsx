import { ClipboardPlus } from 'lucide-react'
import { Suspense } from 'react'
import { useTexts } from '../platform/language.tsx'
import type { Part } from '../platform/part.ts'
import { ButtonLink } from '../ui/button-link.tsx'
import { Opening } from '../ui/empty.tsx'
import { Page } from '../ui/page.tsx'
import { middle, side } from './home-parts.ts'
import { texts } from './texts.ts'

/** The clerk's home: today by time, and at the side whom to phone, how the terminals are, what is due. */
export function CounterHome() {
  const say = useTexts(texts)
  return (
    <Page title={say('today')} more={say('todayMore')} actions={<ButtonLink to="/counter/register" tone="main" size="large" icon={ClipboardPlus}>{say('registerKey')}</ButtonLink>} aside={<Parts parts={side} />}>
      <Parts parts={middle} />
    </Page>
  )
}

// Each part opens by itself, so that a slow list does not hold up the others.
function Parts({ parts }: { parts: Part[] }) {
  return parts.map((Piece, index) => <Suspense key={index} fallback={<Opening />}><Piece /></Suspense>)
}
