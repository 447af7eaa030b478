import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { parentPort } from 'node:worker_threads'

/** A leaf of a dossier as it is handed in. */
export type Leaf = { type: 'application/pdf' | 'image/jpeg' | 'image/png'; bytes: Uint8Array }
export type Asked = { ask: 'count'; leaves: Leaf[] } | { ask: 'bind'; title: string; at: number; front: Uint8Array; back: Uint8Array; numbers: Uint8Array; leaves: Leaf[] }
export type Answered = { pages: number[] } | { pdf: Uint8Array } | { trouble: string }

const a4 = { width: 595.28, height: 841.89 }
const margin = 42
const slip = { width: 175.75, height: 19.84, inset: 18 }

// The binder runs in a thread of its own: a thick file must not make a video call stutter.
parentPort!.on('message', (asked: Asked) => {
  const work: Promise<Answered> = asked.ask === 'count' ? count(asked.leaves) : bind(asked)
  work.catch((error: unknown): Answered => ({ trouble: String(error) })).then((answer) => parentPort!.postMessage(answer)).catch(() => undefined)
})

/** How many pages each leaf has; none for one that cannot be opened, such as a PDF with a password. */
async function count(leaves: Leaf[]): Promise<Answered> {
  const pages: number[] = []
  for (const leaf of leaves) pages.push(await pagesOf(leaf).then((document) => document.getPageCount()).catch(() => 0))
  return { pages }
}

async function bind({ title, at, front, back, numbers, leaves }: Extract<Asked, { ask: 'bind' }>): Promise<Answered> {
  const bound = await PDFDocument.create()
  bound.setTitle(title)
  bound.setCreationDate(new Date(at))
  bound.setModificationDate(new Date(at))
  await append(bound, await PDFDocument.load(front))
  const body = bound.getPageCount()
  for (const leaf of leaves) await append(bound, await pagesOf(leaf))
  const slips = await bound.embedPdf(numbers, Array.from({ length: bound.getPageCount() - body }, (_none, nth) => nth))
  for (const [nth, small] of slips.entries()) {
    const page = bound.getPage(body + nth)
    const { width, height } = page.getSize()
    page.drawPage(small, { x: width - slip.width - slip.inset, y: height - slip.height - slip.inset / 3, width: slip.width, height: slip.height })
  }
  await append(bound, await PDFDocument.load(back))
  return { pdf: await bound.save() }
}

async function append(bound: PDFDocument, from: PDFDocument): Promise<void> {
  for (const page of await bound.copyPages(from, from.getPageIndices())) {
    // NOTE: a seal is over its own file; its mark, copied elsewhere, would only look like a broken one.
    page.node.delete(PDFName.of('Annots'))
    bound.addPage(page)
  }
}

async function pagesOf({ type, bytes }: Leaf): Promise<PDFDocument> {
  if (type === 'application/pdf') return PDFDocument.load(bytes, { updateMetadata: false })
  const made = await PDFDocument.create()
  const picture = type === 'image/jpeg' ? await made.embedJpg(bytes) : await made.embedPng(bytes)
  const page = made.addPage([a4.width, a4.height])
  const { width, height } = picture.scaleToFit(a4.width - 2 * margin, a4.height - 2 * margin)
  page.drawImage(picture, { x: (a4.width - width) / 2, y: (a4.height - height) / 2, width, height })
  return PDFDocument.load(await made.save())
}
