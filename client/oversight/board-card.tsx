import type { UseQueryResult } from '@tanstack/react-query'
import { CalendarX2 } from 'lucide-react'
import { useState } from 'react'
import { oversightTexts } from '#shared/oversight/texts.ts'
import type { Board } from '#shared/oversight/words.ts'
import { useTexts } from '../platform/language.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { Asked } from './asked.tsx'
import { BoardTable, type Chosen } from './board-table.tsx'
import { CellDialog } from './cell-dialog.tsx'

/** The day's stations × hours; a cell opens the list of its meetings. */
export function BoardCard({ board, isToday }: { board: UseQueryResult<Board>; isToday: boolean }) {
  const say = useTexts(oversightTexts)
  const [opened, setOpened] = useState<Chosen | null>(null)
  return (
    <Card title={say('board')} aside={<Legend />}>
      <Asked of={board}>{(given) => (given.stations.length === 0
        ? <Empty icon={CalendarX2} title={say('noStations')}>{say('noStationsMore')}</Empty>
        : <BoardTable board={given} isToday={isToday} onOpen={setOpened} />)}</Asked>
      {opened && board.data && <CellDialog day={board.data.day} {...opened} onClose={() => setOpened(null)} />}
    </Card>
  )
}

function Legend() {
  const say = useTexts(oversightTexts)
  return (
    <ul className="board-legend">
      <li>{say('legendUse')}</li>
      <li>{say('legendBegins')}</li>
      {(['some', 'busy', 'full', 'closed'] as const).map((kind) => <li key={kind}><i className={`board-key board-${kind}`} aria-hidden />{say({ some: 'legendSome', busy: 'legendBusy', full: 'legendFull', closed: 'legendClosed' }[kind] as 'legendSome')}</li>)}
      <li className="board-keys-hint">{say('legendKeys')}</li>
    </ul>
  )
}
