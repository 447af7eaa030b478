import { useEffect, useState } from 'react'
import type { Showing } from '#shared/records/showing.ts'
import { fileBytes } from '../platform/file-bytes.ts'
import { isLost, refusalOf, type Told } from '../platform/refusal-of.ts'
import type { PdfPages } from './pdf-pages.ts'

/** What is shown, once it is here: a picture's address, or a paper's pages. */
export type ShownFile = { kind: 'picture'; address: string } | { kind: 'paper'; pages: PdfPages }
const againMs = 2_000

/** Fetches what is shown for as long as it is; a broken line is waited for, a file that cannot be read is said. */
export function useShownFile({ id, type }: Pick<Showing, 'id' | 'type'>): { file: ShownFile | null; percent: number; told: Told | 'unreadable' | null; again: () => void } {
  const [file, setFile] = useState<ShownFile | null>(null)
  const [percent, setPercent] = useState(0)
  const [told, setTold] = useState<Told | 'unreadable' | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    let opened: ShownFile | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    setFile(null)
    setTold(null)
    const fetched = fileBytes(`/api/showings/${id}/file`, setPercent, stop.signal)
    fetched.then((bytes) => openFile(bytes, type)).then(
      (found) => {
        opened = found
        if (stop.signal.aborted) closeFile(found)
        else setFile(found)
      },
      (error: unknown) => {
        if (stop.signal.aborted) return
        if (isLost(error)) timer = setTimeout(() => setAttempt((before) => before + 1), againMs)
        setTold('status' in (error as object) || isLost(error) ? refusalOf(error) : 'unreadable')
      },
    )
    return () => {
      stop.abort()
      clearTimeout(timer)
      if (opened) closeFile(opened)
    }
  }, [id, type, attempt])
  return { file, percent, told, again: () => setAttempt((before) => before + 1) }
}

async function openFile(bytes: Uint8Array<ArrayBuffer>, type: Showing['type']): Promise<ShownFile> {
  if (type !== 'application/pdf') return { kind: 'picture', address: URL.createObjectURL(new Blob([bytes], { type })) }
  // NOTE: fetched only where a paper is shown: it is as large as all the rest of the terminal's page.
  const { openPdf } = await import('./pdf-pages.ts')
  return { kind: 'paper', pages: await openPdf(bytes) }
}

function closeFile(file: ShownFile): void {
  if (file.kind === 'picture') URL.revokeObjectURL(file.address)
  else file.pages.close()
}
