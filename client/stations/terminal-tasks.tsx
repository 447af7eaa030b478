import { stationsTexts } from '#shared/stations/texts.ts'
import { useTexts } from '../platform/language.tsx'
import { Card } from '../ui/card.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { TestButton } from './test-button.tsx'
import { useTasks } from './use-tasks.ts'
import './terminal-tasks.css'

/** What is to be done about this station's terminals before it opens; nothing where all is well. */
export function TerminalTasks() {
  const say = useTexts(stationsTexts)
  const { tasks } = useTasks()
  // NOTE: a list that could not be looked at is told by the lamps beside it.
  if (!tasks || tasks.length === 0) return null
  return (
    <Card title={say('tasks')} tone="wait">
      <ul className="terminal-tasks">
        {tasks.map(({ terminalId, terminal, what }) => {
          const off = what === 'offline'
          return (
            <li key={`${terminalId} ${off ? what : what.item}`}>
              <Lamp state={off ? 'off' : what.verdict === 'bad' ? 'bad' : 'wait'} word={say('taskOf', { terminal, what: off ? say('taskOffline') : say(`test.${what.item}.${what.verdict}`) })} />
              {!off && <TestButton terminalId={terminalId} name={terminal} />}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
