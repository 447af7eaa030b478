import { type KeyboardEvent, useRef, useState } from 'react'

export type At = { row: number; column: number }

/** A grid that is one stop of the Tab key: arrows, Home and End walk its cells, Enter and the space bar open (WAI-ARIA grid). */
export function useGrid({ rows, columns }: { rows: number; columns: number }, open: (at: At) => void) {
  const table = useRef<HTMLTableElement>(null)
  const [asked, setAt] = useState<At>({ row: 0, column: 0 })
  // The board may have become smaller since.
  const at = { row: Math.min(asked.row, rows - 1), column: Math.min(asked.column, columns - 1) }

  const go = ({ row, column }: At) => {
    const next = { row: within(row, rows), column: within(column, columns) }
    setAt(next)
    table.current?.querySelector<HTMLElement>(`[data-at="${next.row} ${next.column}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const far = event.ctrlKey || event.metaKey
    const moves: Record<string, At> = {
      ArrowUp: { row: at.row - 1, column: at.column }, ArrowDown: { row: at.row + 1, column: at.column }, ArrowLeft: { row: at.row, column: at.column - 1 }, ArrowRight: { row: at.row, column: at.column + 1 },
      Home: { row: far ? 0 : at.row, column: 0 }, End: { row: far ? rows - 1 : at.row, column: columns - 1 },
    }
    const move = moves[event.key]
    if (move) go(move)
    else if (event.key === 'Enter' || event.key === ' ') open(at)
    else return
    event.preventDefault()
  }
  const cellAt = ({ row, column }: At) => ({
    'data-at': `${row} ${column}`,
    tabIndex: row === at.row && column === at.column ? 0 : -1,
    onFocus: () => setAt({ row, column }),
    onClick: () => open({ row, column }),
  })
  return { table, onKeyDown, cellAt }
}

const within = (place: number, count: number): number => Math.max(0, Math.min(count - 1, place))
