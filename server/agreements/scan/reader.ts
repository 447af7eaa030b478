import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { sizeOf } from './size-of.ts'

// What a good camera takes; a picture that says it is larger is not opened.
const mostPixels = 120_000_000

const { path } = workerData as { path: string }
const picture = readFileSync(path)
const size = sizeOf(picture)
let codes: string[] = []
if (size && size.width * size.height <= mostPixels) {
  // NOTE: the library would fetch this from the internet; a county's server has it in its own folder.
  const wasmBinary = new Uint8Array(readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))).buffer
  prepareZXingModule({ overrides: { wasmBinary } })
  const found = await readBarcodes(new Uint8Array(picture), { formats: ['QRCode'], tryHarder: true, tryRotate: true, tryDownscale: true, maxNumberOfSymbols: 8 })
  codes = found.filter(({ isValid }) => isValid).map(({ text }) => text)
}
parentPort!.postMessage(codes)
