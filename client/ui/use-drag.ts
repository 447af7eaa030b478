import { type PointerEvent, useEffect, useRef } from 'react'

/** How far a pointer is from where it took hold, in pixels of the page, and where it is on screen. */
export type Dragged = { right: number; down: number; clientX: number; clientY: number }

type Held = { id: number; pageX: number; pageY: number; far: boolean }

/** Nearer than this it is a press, not a drag. */
const nearPx = 5
const edgePx = 56

/**
 * Dragging with mouse, pen or finger. The element keeps the pointer until it is let go; Esc takes back; near the edge
 * of the window the page scrolls. A press without a drag stays a click.
 */
export function useDrag({ disabled, onDrag, onDrop, onCancel }: { disabled: boolean; onDrag: (at: Dragged) => void; onDrop: (at: Dragged) => void; onCancel: () => void }) {
  const held = useRef<Held | null>(null)
  const dropped = useRef(false)
  const cancel = useRef(onCancel)
  cancel.current = onCancel
  const letGo = () => {
    const far = held.current?.far ?? false
    held.current = null
    return far
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !held.current) return
      event.preventDefault()
      dropped.current = letGo()
      cancel.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  if (disabled) return {}
  const measure = (event: PointerEvent, { pageX, pageY }: Held): Dragged => ({ right: event.pageX - pageX, down: event.pageY - pageY, clientX: event.clientX, clientY: event.clientY })
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      dropped.current = false
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      held.current = { id: event.pointerId, pageX: event.pageX, pageY: event.pageY, far: false }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const hold = held.current
      if (!hold || hold.id !== event.pointerId) return
      const at = measure(event, hold)
      hold.far ||= Math.hypot(at.right, at.down) >= nearPx
      if (!hold.far) return
      if (event.clientY < edgePx) window.scrollBy(0, -16)
      else if (event.clientY > window.innerHeight - edgePx) window.scrollBy(0, 16)
      onDrag(at)
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const hold = held.current
      if (!hold || hold.id !== event.pointerId) return
      dropped.current = letGo()
      if (dropped.current) onDrop(measure(event, hold))
    },
    onPointerCancel: () => { if (letGo()) onCancel() },
    // NOTE: the browser makes a click of every release; the one that ends a drag opens nothing.
    onClickCapture: (event: { preventDefault: () => void; stopPropagation: () => void }) => {
      if (!dropped.current) return
      dropped.current = false
      event.preventDefault()
      event.stopPropagation()
    },
  }
}
