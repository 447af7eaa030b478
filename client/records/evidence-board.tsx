import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { dragged, placed, type Showing, type Sight } from '#shared/records/showing.ts'
import { recordsTexts } from '#shared/records/texts.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Notice } from '../ui/notice.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { useDrag } from '../ui/use-drag.ts'
import { BoardKeys } from './board-keys.tsx'
import './evidence-board.css'
import { PdfSheet } from './pdf-sheet.tsx'
import { type ShownFile, useShownFile } from './use-shown-file.ts'

type Size = { width: number; height: number }
type Leading = { onLead: (change: Partial<Sight>) => void; onEnd: () => void; seenBy: string }

/** What the host shows, as large as its place: everybody looks at the same part. `lead`: for the host, who turns, enlarges, moves and puts away. */
export function EvidenceBoard({ showing, onDrawn, lead = null }: { showing: Showing; onDrawn: (id: Showing['id']) => void; lead?: Leading | null }) {
  const say = useTexts(recordsTexts)
  const { file, percent, told, again } = useShownFile(showing)
  return (
    <section className="evidence" aria-label={say('board', { name: showing.name })}>
      {told === 'unreadable' && <Notice tone="refused" action={<Button onPress={again}>{say('boardAgain')}</Button>}>{say('boardBroken')}</Notice>}
      {told !== null && told !== 'unreadable' && <ToldNotice told={told} onAgain={again} />}
      {told === null && file === null && <Waiting words={say('boardOpening', { percent })} />}
      {file && <EvidenceSight key={showing.id} showing={showing} file={file} onDrawn={onDrawn} {...(lead ? { onLead: lead.onLead } : {})} />}
      {lead && <BoardKeys showing={showing} pages={file?.kind === 'paper' ? file.pages.count : 1} {...lead} />}
    </section>
  )
}

/** The part of it that all screens show. */
export function EvidenceSight({ showing, file, onDrawn, onLead }: { showing: Showing; file: ShownFile; onDrawn: (id: Showing['id']) => void; onLead?: (change: Partial<Sight>) => void }) {
  const say = useTexts(recordsTexts)
  const frame = useRef<HTMLDivElement>(null)
  const screen = useSize(frame)
  const [page, setPage] = useState<Size | null>(null)
  const drawn = useRef(onDrawn)
  drawn.current = onDrawn
  const whenDrawn = useCallback(() => drawn.current(showing.id), [showing.id])
  const from = useRef<Sight | null>(null)
  const move = (by: { x: number; y: number }, start: Sight) => { if (page && screen) onLead?.(dragged(page, screen, start, by)) }
  const drag = useDrag({
    disabled: !onLead,
    onDrag: ({ right, down }) => { from.current ??= showing; move({ x: right, y: down }, from.current) },
    onDrop: () => { from.current = null },
    onCancel: () => { if (from.current) onLead?.(from.current); from.current = null },
  })
  const place = page && screen ? placed(page, screen, showing) : null
  const lies = place ? { width: place.width, height: place.height, transform: `translate(${place.left}px, ${place.top}px)` } : { visibility: 'hidden' as const }
  return (
    <Frame ref={frame} leads={onLead !== undefined} hint={say('boardKeys')} drag={drag} onKey={(event) => { const by = arrows[event.key]; if (by && screen) { event.preventDefault(); move({ x: (by[0] * screen.width) / 4, y: (by[1] * screen.height) / 4 }, showing) } }}>
      {file.kind === 'picture'
        ? <img className="evidence-sheet" style={lies} src={file.address} alt={showing.name} draggable={false} onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => { setPage({ width, height }); whenDrawn() }} />
        : <PdfSheet pages={file.pages} page={showing.page} width={place?.width ?? null} style={lies} label={showing.name} onSize={setPage} onDrawn={whenDrawn} />}
    </Frame>
  )
}

const arrows: Record<string, readonly [number, number]> = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }

// NOTE: only who leads can move it, so only for them does it take the focus.
function Frame({ ref, leads, hint, drag, onKey, children }: { ref: React.RefObject<HTMLDivElement | null>; leads: boolean; hint: string; drag: object; onKey: (event: KeyboardEvent) => void; children: ReactNode }) {
  if (!leads) return <div ref={ref} className="evidence-frame">{children}</div>
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is moved with the arrow keys
  return <div ref={ref} className="evidence-frame evidence-led" role="application" aria-label={hint} title={hint} tabIndex={0} onKeyDown={onKey} {...drag}>{children}</div>
}

function useSize(element: React.RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null)
  useEffect(() => {
    const watched = element.current
    if (!watched) return
    const watch = new ResizeObserver(() => setSize({ width: watched.clientWidth, height: watched.clientHeight }))
    watch.observe(watched)
    return () => watch.disconnect()
  }, [element])
  return size && size.width > 0 && size.height > 0 ? size : null
}
