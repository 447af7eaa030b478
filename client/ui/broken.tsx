import { House, RotateCcw, SearchX, Wrench } from 'lucide-react'
import { useRouteError } from 'react-router'
import { useSentence, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Button, ButtonLink } from './button.tsx'
import { Empty } from './empty.tsx'
import { texts } from './texts.ts'

/** What stands where a page broke: a kind sentence, and a way on. */
export function Broken() {
  const say = useTexts(texts)
  const sentence = useSentence()
  const error = useRouteError()
  return (
    <Empty icon={Wrench} title={say('broken')} action={<div className="row">
      <Button tone="main" icon={RotateCcw} onPress={() => location.reload()}>{say('reload')}</Button>
      <Button icon={House} onPress={() => location.assign('/')}>{say('home')}</Button>
    </div>}>{sentence(refusalOf(error).sentence)}</Empty>
  )
}

/** What stands at an address where nothing is. */
export function NotFound() {
  const say = useTexts(texts)
  return <Empty icon={SearchX} title={say('notFound')} action={<ButtonLink to="/" tone="main" icon={House}>{say('home')}</ButtonLink>}>{say('notFoundMore')}</Empty>
}
