import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy, version } from 'pdfjs-dist/legacy/build/pdf.mjs'
// oxlint-disable-next-line import/default -- vite makes an address of it
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = worker
const parts = `/assets/pdf-${version}`
// NOTE: a canvas larger than this is refused by some browsers; the page is then drawn less finely.
const mostPixels = 16_000_000

/** The pages of a PDF, drawn by this page itself and not by the browser's own viewer: all screens turn together. */
export type PdfPages = {
  count: number
  /** A page's width and height at its natural size. */
  sizeOf: (page: number) => Promise<{ width: number; height: number }>
  /** Draws a page onto a canvas, so many pixels wide. Gives up quietly when `stop` is called. */
  draw: (page: number, canvas: HTMLCanvasElement, width: number) => { done: Promise<void>; stop: () => void }
  close: () => void
}

/** Reads a PDF. Throws where it is none, or is locked with a password. */
export async function openPdf(bytes: Uint8Array): Promise<PdfPages> {
  // NOTE: no script of the paper runs and no WebAssembly is needed, so the house's strict content policy holds.
  const task = getDocument({ data: bytes, cMapUrl: `${parts}/cmaps/`, standardFontDataUrl: `${parts}/standard_fonts/`, wasmUrl: `${parts}/wasm/`, useWasm: false, enableXfa: false })
  const paper: PDFDocumentProxy = await task.promise
  const within = (page: number) => Math.min(Math.max(1, page), paper.numPages)
  return {
    count: paper.numPages,
    sizeOf: async (page) => {
      const { width, height } = (await paper.getPage(within(page))).getViewport({ scale: 1 })
      return { width, height }
    },
    draw: (page, canvas, width) => {
      let stopped = false
      let stop = () => { stopped = true }
      const done = (async () => {
        const sheet = await paper.getPage(within(page))
        const natural = sheet.getViewport({ scale: 1 })
        const scale = Math.min(width / natural.width, Math.sqrt(mostPixels / (natural.width * natural.height)))
        const viewport = sheet.getViewport({ scale })
        if (stopped) return
        canvas.width = Math.round(viewport.width)
        canvas.height = Math.round(viewport.height)
        const drawing = sheet.render({ canvas, viewport })
        stop = () => drawing.cancel()
        await drawing.promise
      })()
      return { done, stop: () => stop() }
    },
    close: () => void task.destroy(),
  }
}
