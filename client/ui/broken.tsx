import { House, RotateCcw, SearchX, Wrench } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { useSentence, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Button } from './button.tsx'
import { Empty } from './empty.tsx'
import { texts } from './texts.ts'

/** What stands where a page broke: a kind sentence, and a way on. */
export function Broken({ error }: { error: unknown }) {
  const say = useTexts(texts)
  const sentence = useSentence()
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
  return <Empty icon={SearchX} title={say('notFound')} action={<Button tone="main" icon={House} onPress={() => location.assign('/')}>{say('home')}</Button>}>{say('notFoundMore')}</Empty>
}

/** Catches what breaks inside and shows `Broken` instead; `again` opens the page anew by itself after so long. */
export class Safe extends Component<{ againMs?: number; children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null }
  static getDerivedStateFromError(error: unknown) {
    return { error }
  }
  override componentDidCatch() {
    if (this.props.againMs) setTimeout(() => location.reload(), this.props.againMs)
  }
  override render() {
    return this.state.error === null ? this.props.children : <Broken error={this.state.error} />
  }
}
