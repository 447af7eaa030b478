import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { dayOf, type Day, hour, minute } from '#shared/platform/time.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { firstHour, lanesOf, lastHour, movedTo, placeOn } from '#shared/platform/grid-times.ts'
import { texts } from './texts.ts'
import './time-grid.css'
import { type Dragged, useDrag } from './use-drag.ts'

/** A day of the grid: its head, and whether it is a day off. */
export type GridDay = { day: Day; head: ReactNode; off: boolean }
/** A stretch behind the blocks: on shift, on leave. Instants in milliseconds. */
export type GridBand = { key: string; from: number; to: number; look: 'plain' | 'heard' | 'wait'; word: string }
/** Something that takes place: `name` is what it is called while it is moved, `label` all of it, read aloud; `lines` as far as they fit. */
export type GridBlock = { key: string; from: number; to: number; look: 'plain' | 'heard' | 'wait' | 'bad' | 'past'; movable: boolean; name: string; label: string; lines: ReactNode[] }
/** A block put down elsewhere and not settled yet. */
export type Proposed = { key: string; from: number }

const hours = Array.from({ length: lastHour - firstHour + 1 }, (_none, nth) => firstHour + nth)
const lineRem = 1.2

/** Days as columns of hours with what takes place in them. Blocks are moved by dragging or by keys, from mark to mark; `onPropose` settles it. */
export function TimeGrid({ label, days, bands, blocks, at, proposed, onPropose, onOpen }: { label: string; days: readonly GridDay[]; bands: readonly GridBand[]; blocks: readonly GridBlock[]; at: Date; proposed: Proposed | null; onPropose: (proposed: Proposed) => void; onOpen: (key: string) => void }) {
  const say = useTexts(texts)
  const { day: sayDay, time } = useDates()
  const [moving, setMoving] = useState<Proposed | null>(null)
  const [spoken, setSpoken] = useState('')
  const columns = useRef<HTMLDivElement>(null)
  const howTo = useId()
  const shown = moving ?? proposed
  const placed = blocks.map((block) => (shown?.key === block.key ? { ...block, from: shown.from, to: shown.from + block.to - block.from } : block))
  const lanes = lanesOf(placed)
  const said = (block: GridBlock, from: number) => say('gridMoving', { what: block.name, day: sayDay(new Date(from)), time: time(new Date(from)) })
  const dayAt = (clientX: number, otherwise: Day): Day => {
    const frame = columns.current?.getBoundingClientRect()
    if (!frame) return otherwise
    const nth = Math.floor(((clientX - frame.left) / frame.width) * days.length)
    return days[Math.max(0, Math.min(days.length - 1, nth))]!.day
  }
  const draggedTo = (block: GridBlock, { down, clientX }: Dragged): number => {
    const hourPx = (columns.current?.getBoundingClientRect().height ?? 1) / (lastHour - firstHour)
    return movedTo(block, (down / hourPx) * hour, dayAt(clientX, dayOf(new Date(block.from))))
  }
  const takeBack = () => { setMoving(null); setSpoken(say('gridBack')) }
  const putDown = (block: GridBlock, from: number) => {
    setMoving(null)
    if (from === block.from) setSpoken(say('gridBack'))
    else onPropose({ key: block.key, from })
  }
  const step = (block: GridBlock, from: number, byMs: number, byDays: number) => {
    const nth = days.findIndex(({ day }) => day === dayOf(new Date(from))) + byDays
    const day = days[Math.max(0, Math.min(days.length - 1, nth))]!.day
    const next = movedTo({ from, to: from + block.to - block.from }, byMs, day)
    setMoving({ key: block.key, from: next })
    setSpoken(said(block, next))
  }
  const onKey = (block: GridBlock) => (event: KeyboardEvent) => {
    const from = moving?.key === block.key ? moving.from : null
    if (from === null) {
      if (event.key.toLowerCase() !== 'm' || !block.movable || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      setMoving({ key: block.key, from: block.from })
      return setSpoken(`${said(block, block.from)} ${say('gridKeys')}`)
    }
    const by = event.shiftKey ? hour : 5 * minute
    const keys: Record<string, () => void> = {
      ArrowUp: () => step(block, from, -by, 0), ArrowDown: () => step(block, from, by, 0), ArrowLeft: () => step(block, from, 0, -1), ArrowRight: () => step(block, from, 0, 1),
      Enter: () => putDown(block, from), ' ': () => putDown(block, from), Escape: takeBack,
    }
    if (!keys[event.key]) return
    event.preventDefault()
    event.stopPropagation()
    keys[event.key]!()
  }
  return (
    <div className="grid-frame" role="group" aria-label={label}>
      <div className={days.length === 1 ? 'grid grid-one' : 'grid'} style={{ '--days': days.length } as object}>
        <div className="grid-heads">{days.map(({ day, head, off }) => <div key={day} className={`grid-head${off ? ' grid-off' : ''}${day === dayOf(at) ? ' grid-today' : ''}`}>{head}</div>)}</div>
        <div className="grid-hours" aria-hidden>{hours.map((clock) => <span key={clock} style={{ top: `calc(${clock - firstHour} * var(--hour))` }}>{String(clock).padStart(2, '0')}:00</span>)}</div>
        <div className="grid-days" ref={columns}>
          {days.map(({ day, off }) => {
            const now = placeOn(day, at.getTime(), at.getTime() + 1)
            return (
              <div key={day} className={`grid-day${off ? ' grid-off' : ''}`}>
                {bands.map((band) => {
                  const place = placeOn(day, band.from, band.to)
                  return place && <div key={band.key} className={`grid-band grid-band-${band.look}`} style={box(place)}><span>{band.word}</span></div>
                })}
                {shown && blocks.filter(({ key, from }) => key === shown.key && dayOf(new Date(from)) === day && from !== shown.from).map(({ key, from, to }) => <div key={key} className="grid-origin" style={box(placeOn(day, from, to) ?? { top: 0, height: 0 })} />)}
                {now && <div className="grid-now" style={{ top: `calc(${now.top} * var(--hour))` }} aria-hidden />}
              </div>
            )
          })}
          {/* NOTE: one layer over all days: a block that changed its parent on the way would lose the pointer and the focus. */}
          <div className="grid-layer">{placed.map((block) => {
            const nth = days.findIndex(({ day }) => day === dayOf(new Date(block.from)))
            const place = nth < 0 ? null : placeOn(days[nth]!.day, block.from, block.to)
            const original = blocks.find(({ key }) => key === block.key)!
            const { lane, of } = lanes.get(block.key)!
            return place && <Block key={block.key} block={block} place={place} left={(nth + lane / of) / days.length} width={1 / of / days.length} howTo={howTo} lifted={moving?.key === block.key} waiting={shown?.key === block.key} time={time(new Date(block.from))}
              onOpen={() => onOpen(block.key)} onKey={onKey(original)} onLeave={() => { if (moving?.key === block.key) takeBack() }}
              onDrag={(dragged) => setMoving({ key: block.key, from: draggedTo(original, dragged) })} onDrop={(dragged) => putDown(original, draggedTo(original, dragged))} onCancel={takeBack} />
          })}</div>
        </div>
      </div>
      <p id={howTo} className="only-read-aloud">{say('gridHowTo')}</p>
      <p className="only-read-aloud" role="status" aria-live="assertive">{spoken}</p>
    </div>
  )
}

const box = ({ top, height }: { top: number; height: number }) => ({ top: `calc(${top} * var(--hour))`, height: `calc(${height} * var(--hour))` })

type BlockProps = { block: GridBlock; place: { top: number; height: number }; left: number; width: number; howTo: string; lifted: boolean; waiting: boolean; time: string; onOpen: () => void; onKey: (event: KeyboardEvent) => void; onLeave: () => void; onDrag: (at: Dragged) => void; onDrop: (at: Dragged) => void; onCancel: () => void }

function Block({ block, place, left, width, howTo, lifted, waiting, time, onOpen, onKey, onLeave, onDrag, onDrop, onCancel }: BlockProps) {
  const drag = useDrag({ disabled: !block.movable, onDrag, onDrop, onCancel })
  // NOTE: as many lines as the height holds: half a line says nothing.
  const lines = { '--lines': Math.max(1, Math.floor((place.height * 3.25 - 0.4) / lineRem)) }
  return (
    <button type="button" {...drag} className={`grid-block grid-block-${block.look}${block.movable ? ' grid-movable' : ''}${lifted ? ' grid-lifted' : ''}${waiting ? ' grid-proposed' : ''}`} aria-label={block.label} aria-describedby={block.movable ? howTo : undefined} data-block={block.key}
      style={{ ...box(place), ...lines, left: `calc(${left * 100}% + 4px)`, width: `calc(${width * 100}% - 7px)` } as object} onClick={onOpen} onKeyDown={onKey} onBlur={onLeave}>
      <span className="grid-lines">{waiting ? [<strong key="time" className="figures">{time}</strong>, ...block.lines.slice(1).map((line, nth) => <span key={nth}>{line}</span>)] : block.lines.map((line, nth) => <span key={nth}>{line}</span>)}</span>
    </button>
  )
}
