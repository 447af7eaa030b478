import { Circle, CircleAlert, CircleCheck, CircleDashed, CircleX } from 'lucide-react'
import './lamp.css'

const looks = { good: CircleCheck, wait: CircleAlert, bad: CircleX, off: CircleDashed, plain: Circle } as const

/** A state as icon, word and colour together: never colour alone. */
export function Lamp({ state, word }: { state: keyof typeof looks; word: string }) {
  const Icon = looks[state]
  return <span className={`lamp lamp-${state}`}><Icon aria-hidden size="1.15em" strokeWidth={2.2} />{word}</span>
}
