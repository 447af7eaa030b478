import type { KeyboardEvent, ReactNode } from 'react'
import './table.css'

/** A column: its title and what stands in each row. */
export type Column<Row> = { key: string; title: string; cell: (row: Row) => ReactNode; align?: 'start' | 'end'; narrow?: boolean }

/** A list as a table. With `onOpen` the arrow keys go from row to row and Enter opens. */
export function Table<Row>({ label, columns, rows, rowKey, onOpen, toneOf }: {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  onOpen?: (row: Row) => void
  toneOf?: (row: Row) => 'plain' | 'wait' | 'danger' | 'past'
}) {
  return (
    <div className="table-frame">
      <table className="table">
        <caption className="only-read-aloud">{label}</caption>
        <thead>
          <tr>{columns.map((column) => <th key={column.key} scope="col" className={cellClass(column)}>{column.title}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={`table-row table-${toneOf?.(row) ?? 'plain'}${onOpen ? ' table-opens' : ''}`}
              {...(onOpen ? { tabIndex: 0, onClick: (event) => { if (!ownControl(event.target)) onOpen(row) }, onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => walk(event, () => onOpen(row)) } : {})}>
              {columns.map((column) => <td key={column.key} className={cellClass(column)} data-title={column.title}>{column.cell(row)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function cellClass<Row>({ align = 'start', narrow = false }: Column<Row>): string {
  return `table-${align}${narrow ? ' table-narrow' : ''}`
}

// NOTE: a button inside a row does its own thing and must not open the row as well.
function ownControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, a, input, label') !== null
}

function walk(event: KeyboardEvent<HTMLTableRowElement>, open: () => void): void {
  if (event.target !== event.currentTarget) return
  const steps: Record<string, Element | null> = { ArrowDown: event.currentTarget.nextElementSibling, ArrowUp: event.currentTarget.previousElementSibling }
  const next = steps[event.key]
  if (next instanceof HTMLElement) { event.preventDefault(); next.focus() }
  if (event.key === 'Enter') { event.preventDefault(); open() }
}
