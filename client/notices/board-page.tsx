import { useQuery } from '@tanstack/react-query'
import { noticesTexts } from '#shared/notices/texts.ts'
import type { BoardRow } from '#shared/notices/contract.ts'
import { query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSignal } from '../platform/socket.ts'
import { Empty, Waiting } from '../ui/empty.tsx'
import { WallClock } from '../ui/frame.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Mark } from '../ui/mark.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './board-page.css'

const lamps: Record<BoardRow['state'], 'plain' | 'good' | 'wait' | 'off'> = { expected: 'plain', here: 'good', called: 'wait', talking: 'good', done: 'off', late: 'wait' }

/** The station's wall screen, over everything else: numbers, hours and rooms, never a name. */
export function BoardPage() {
  const say = useTexts(noticesTexts)
  const { language } = useLanguage()
  const { time } = useDates()
  const board = useQuery(query.notices.board.queryOptions({ refetchInterval: 15_000 }))
  useSignal('changed', ({ chapter }) => { if (chapter === 'appointments' || chapter === 'sessions') void board.refetch() })
  return (
    <div className="board">
      <header className="board-head"><span><Mark size="1.2em" /> {board.data && (language === 'zh' ? board.data.stationName : board.data.stationNameEn)} · {say('board')}</span><WallClock /></header>
      {board.isPending && <Waiting words={say('loading')} />}
      <ToldNotice told={board.error ? refusalOf(board.error) : null} />
      {board.data?.rows.length === 0 && <Empty title={say('boardNone')} />}
      {board.data && board.data.rows.length > 0 && (
        <table className="board-rows">
          <thead><tr><th scope="col">{say('boardNumber')}</th><th scope="col">{say('boardTime')}</th><th scope="col">{say('boardRoom')}</th><th scope="col">{say('boardState')}</th></tr></thead>
          <tbody>{board.data.rows.map((row) => <tr key={row.queueNumber} className={`board-${row.state}`}><td><strong>{row.queueNumber}</strong></td><td>{time(row.from)}</td><td>{row.roomName}</td><td><Lamp state={lamps[row.state]} word={say(`board.${row.state}`)} /></td></tr>)}</tbody>
        </table>
      )}
      <footer className="board-foot">{say('boardMore')}</footer>
    </div>
  )
}
