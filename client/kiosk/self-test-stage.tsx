import { Activity, CircleAlert, CircleCheckBig, CircleX, RotateCcw, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { stationsTexts } from '#shared/stations/texts.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { Lamp } from '../ui/lamp.tsx'
import type { Testing } from './use-self-test.ts'

const looks = { good: 'good', weak: 'wait', bad: 'bad' } as const

/** The self-test on the terminal: that it runs, then in plain words what is well and what is to be done. */
export function SelfTestStage({ testing }: { testing: Exclude<Testing, { state: 'none' }> }) {
  const say = useTexts(stationsTexts)
  if (testing.state === 'running') return <Calm icon={<Activity aria-hidden size="7rem" strokeWidth={1.2} />} title={say('selfTestRuns')}><p>{say('selfTestRunsMore')}</p></Calm>
  if (testing.state === 'failed') return <Calm icon={<CircleX aria-hidden size="7rem" strokeWidth={1.2} />} title={say('selfTest')}><p>{say('selfTestFailed')}</p></Calm>
  const { items, verdict } = testing.test
  const todo = items.flatMap(({ item, verdict }) => (verdict === 'good' ? [] : [{ item, words: say(`test.${item}.${verdict}`) }]))
  return (
    <div className="kiosk-test" data-testid="self-test" data-verdict={verdict}>
      <h1>{verdict === 'good' ? <CircleCheckBig aria-hidden size="1.1em" /> : <CircleAlert aria-hidden size="1.1em" />} {say(verdict === 'good' ? 'selfTestGood' : 'selfTestBad')}</h1>
      <ul className="kiosk-test-lamps">{items.map(({ item, verdict }) => <li key={item} data-item={item} data-verdict={verdict}><span>{say(`test.${item}`)}</span><Lamp state={looks[verdict]} word={say(`verdict.${verdict}`)} /></li>)}</ul>
      {todo.length === 0 ? <p>{say('selfTestGoodMore')}</p> : <ol className="kiosk-test-todo">{todo.map(({ item, words }) => <li key={item}>{words}</li>)}</ol>}
    </div>
  )
}

/** What can be touched beside it. */
export function SelfTestActions({ testing, onAgain, onEnd }: { testing: Exclude<Testing, { state: 'none' }>; onAgain: () => void; onEnd: () => void }) {
  const say = useTexts(stationsTexts)
  if (testing.state === 'running') return <Button icon={X} onPress={onEnd}>{say('selfTestStop')}</Button>
  return <><Button icon={RotateCcw} onPress={onAgain}>{say('selfTestAgain')}</Button><Button tone="main" onPress={onEnd}>{say('selfTestDone')}</Button></>
}

function Calm({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return <div className="kiosk-calm" role="status">{icon}<h1>{title}</h1>{children}</div>
}
