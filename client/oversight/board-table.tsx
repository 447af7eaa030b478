import { Monitor, ShoppingBasket } from 'lucide-react'
import { fillingOf } from '#shared/oversight/rules.ts'
import { oversightTexts } from '#shared/oversight/texts.ts'
import type { Board, BoardRow, Cell } from '#shared/oversight/words.ts'
import type { UnitId } from '#shared/people/words.ts'
import { atClock, clockMinutes } from '#shared/platform/time.ts'
import { useNow } from '../platform/clock.ts'
import { useDates } from '../platform/dates.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { clockOf } from './words.ts'
import { type At, useGrid } from './use-grid.ts'

/** A cell that was opened: whose, and which hour. */
export type Chosen = { stationId: UnitId; station: string; hour: number }

/** Stations × hours as a table whose cells the arrow keys walk; Enter opens. */
export function BoardTable({ board, isToday, onOpen }: { board: Board; isToday: boolean; onOpen: (chosen: Chosen) => void }) {
  const say = useTexts(oversightTexts)
  const { language } = useLanguage()
  const dates = useDates()
  const nowHour = Math.floor(clockMinutes(useNow(30_000)) / 60)
  const name = (row: BoardRow) => (language === 'zh' ? row.name : row.nameEn)
  const open = ({ row, column }: At) => {
    const chosen = board.stations[row]
    if (chosen?.cells[column]?.open) onOpen({ stationId: chosen.stationId, station: name(chosen), hour: board.hours[column]! })
  }
  const grid = useGrid({ rows: board.stations.length, columns: board.hours.length }, open)
  return (
    <div className="board-frame">
      <table className="board" role="grid" ref={grid.table} onKeyDown={grid.onKeyDown}>
        <caption className="only-read-aloud">{say('boardOf', { day: dates.day(atClock(board.day, '12:00')), count: board.stations.length })}</caption>
        <thead>
          <tr>
            <th scope="col" className="board-station">{say('station')}</th>
            {board.hours.map((hour) => <th key={hour} scope="col" aria-label={say('hour', { hour })} {...(isToday && hour === nowHour ? { 'aria-current': 'time' } : {})}>{clockOf(hour)}</th>)}
          </tr>
        </thead>
        <tbody>
          {board.stations.map((row, nth) => (
            <tr key={row.stationId}>
              <th scope="row" className="board-station">
                <span className="board-name">{name(row)}</span>
                {row.marketDay && <span className="board-market"><ShoppingBasket aria-hidden size="0.95em" />{say('market')}</span>}
                <Terminals count={row.terminals} />
              </th>
              {row.cells.map((cell, column) => <BoardCell key={cell.hour} cell={cell} station={name(row)} terminals={row.terminals} {...grid.cellAt({ row: nth, column })} />)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="board-station"><span className="board-name">{say('allCounty')}</span><Terminals count={board.total.terminals} /></th>
            {board.total.cells.map((cell) => <BoardCell key={cell.hour} cell={cell} station={say('allCounty')} terminals={board.total.terminals} />)}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Terminals({ count }: { count: number }) {
  const say = useTexts(oversightTexts)
  return <span className="board-count" title={say('terminals', { count })}><Monitor aria-hidden size="0.95em" /><span aria-hidden>{count}</span><span className="only-read-aloud">{say('terminals', { count })}</span></span>
}

function BoardCell({ cell, station, terminals, ...at }: { cell: Cell; station: string; terminals: number } & Partial<ReturnType<ReturnType<typeof useGrid>['cellAt']>>) {
  const say = useTexts(oversightTexts)
  const filling = fillingOf(cell.load)
  const where = { station, hour: clockOf(cell.hour), until: clockOf(cell.hour + 1), terminals }
  const words = !cell.open ? say('cellClosed', where) : cell.meetings === 0 ? say('cellFree', where) : say('cellOf', { ...where, inUse: cell.inUse, meetings: cell.meetings, begins: cell.begins, filling })
  return (
    <td {...at} className={cell.open ? `board-${filling}` : 'board-closed'} title={words}>
      <span aria-hidden>{cell.open && <Figures cell={cell} terminals={terminals} />}</span>
      <span className="only-read-aloud">{words}</span>
    </td>
  )
}

function Figures({ cell, terminals }: { cell: Cell; terminals: number }) {
  const say = useTexts(oversightTexts)
  if (cell.meetings === 0) return <span className="board-none">·</span>
  return <><span className="board-use">{cell.inUse}/{terminals}</span>{cell.begins > 0 && <span className="board-begins">▸{cell.begins}</span>}{fillingOf(cell.load) === 'full' && <span className="board-full-word">{say('full')}</span>}</>
}
