import { Worker } from 'node:worker_threads'
import { readFonts } from './fonts.ts'
import type { Printed, PrintJob } from './press.ts'

/** Prints papers from templates: `print` gives the PDF, `missing` the first character that cannot be printed. */
export type Press = { print: (paper: Omit<PrintJob, 'job'>) => Promise<Buffer>; missing: (text: string) => string | null; fontNames: () => string[] }

const presses = new Map<string, Press>()

/** The one press for a fonts folder. Fonts are loaded when first needed, and kept. */
export function pressWith(fontsFolder: string): Press {
  const press = presses.get(fontsFolder) ?? openPress(fontsFolder)
  presses.set(fontsFolder, press)
  return press
}

function openPress(fontsFolder: string): Press {
  let fonts: { names: string[]; has: (character: string) => boolean } | null = null
  const known = () => {
    // NOTE: names and coverage are kept, the fonts' bytes are not: the press has its own.
    if (!fonts) { const { names, has } = readFonts(fontsFolder); fonts = { names, has } }
    return fonts
  }
  return { print: startPrinting(fontsFolder), missing: (text) => missingIn(text, known().has), fontNames: () => known().names }
}

// A press that breaks fails what it was printing and is set up anew for the next paper.
function startPrinting(fontsFolder: string): Press['print'] {
  let press: Worker | null = null
  let jobs = 0
  const waiting = new Map<number, { done: (pdf: Buffer) => void; failed: (error: Error) => void }>()

  const start = (): Worker => {
    const started = new Worker(new URL('press.ts', import.meta.url), { workerData: { fontsFolder } })
    started.on('message', (printed: Printed) => {
      const paper = waiting.get(printed.job)
      waiting.delete(printed.job)
      // An idle press does not keep the process alive.
      if (waiting.size === 0) started.unref()
      if ('pdf' in printed) paper?.done(Buffer.from(printed.pdf))
      else paper?.failed(new Error(`typst: ${printed.trouble}`))
    })
    const broke = (error: Error): void => {
      if (press === started) press = null
      for (const { failed } of waiting.values()) failed(error)
      waiting.clear()
    }
    started.on('error', broke)
    started.on('exit', () => broke(new Error('the press stopped')))
    return started
  }

  return (paper) => new Promise((done, failed) => {
    press ??= start()
    const job = (jobs += 1)
    waiting.set(job, { done, failed })
    press.ref()
    press.postMessage({ job, ...paper } satisfies PrintJob)
  })
}

// Characters that steer (direction marks, joiners, variation selectors) have no ink and could turn what was read into something else.
function missingIn(text: string, has: (character: string) => boolean): string | null {
  for (const character of text) {
    if (character === '\n' || character === '\r') continue
    if (/[\p{C}\p{Zl}\p{Zp}\u{FE00}-\u{FE0F}]/u.test(character) || !has(character)) return character
  }
  return null
}
