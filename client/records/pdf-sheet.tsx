import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { recordsTexts } from '#shared/records/texts.ts'
import { useTexts } from '../platform/language.tsx'
import type { PdfPages } from './pdf-pages.ts'

/** One page of a paper as wide as asked, as fine as the screen; while it is drawn anew the last drawing stays, larger or smaller. */
export function PdfSheet({ pages, page, width, style, label, onSize, onDrawn }: { pages: PdfPages; page: number; width: number | null; style: CSSProperties; label: string; onSize: (size: { width: number; height: number }) => void; onDrawn: () => void }) {
  const say = useTexts(recordsTexts)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [broken, setBroken] = useState(false)
  const size = useRef(onSize)
  size.current = onSize
  useEffect(() => {
    let gone = false
    pages.sizeOf(page).then((found) => { if (!gone) size.current(found) }, () => { if (!gone) setBroken(true) })
    return () => { gone = true }
  }, [pages, page])
  const wide = width === null ? null : Math.round(width * devicePixelRatio)
  useEffect(() => {
    if (wide === null || !canvas.current) return
    // NOTE: drawn aside and then put up, so that nobody sees half a page.
    const sheet = document.createElement('canvas')
    const { done, stop } = pages.draw(page, sheet, wide)
    let gone = false
    done.then(() => {
      const shown = canvas.current
      if (gone || !shown || sheet.width === 0) return
      shown.width = sheet.width
      shown.height = sheet.height
      shown.getContext('2d')?.drawImage(sheet, 0, 0)
      shown.dataset['page'] = String(page)
      setBroken(false)
      onDrawn()
    }, () => { if (!gone) setBroken(true) })
    return () => { gone = true; stop() }
  }, [pages, page, wide, onDrawn])
  return (
    <>
      <canvas ref={canvas} className="evidence-sheet" style={style} role="img" aria-label={label} />
      {broken && <p className="evidence-broken" role="alert">{say('boardBroken')}</p>}
    </>
  )
}
