import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { readFonts } from './fonts.ts'

/** One paper to print: its template (a file below server/), what is put into it, and the moment that becomes the PDF's own time. */
export type PrintJob = { job: number; template: string; paper: object; atSeconds: number }
export type Printed = { job: number; pdf: Uint8Array } | { job: number; trouble: string }

// The press runs in a thread of its own: reading 30 MB of fonts must not make a video call stutter.
const { fontsFolder } = workerData as { fontsFolder: string }
const compiler = NodeCompiler.create({ workspace: fileURLToPath(new URL('../..', import.meta.url)), fontArgs: [{ fontBlobs: readFonts(fontsFolder).blobs }] })

parentPort!.on('message', ({ job, template, paper, atSeconds }: PrintJob) => {
  const result = compiler.compile({ mainFilePath: template, inputs: { paper: JSON.stringify(paper) } })
  const printed: Printed = result.result
    ? { job, pdf: compiler.pdf(result.result, { pdfStandard: 'a-2u', creationTimestamp: atSeconds }) }
    : { job, trouble: JSON.stringify(result.takeError()?.shortDiagnostics ?? 'no document') }
  compiler.evictCache(10)
  parentPort!.postMessage(printed)
})
