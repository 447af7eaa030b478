import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const place = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const { version } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as { version: string }
const under = `assets/pdf-${version}/`

/** What pdf.js fetches by name, and only for papers that need it: character maps, the standard fonts, decoders that run without WebAssembly. */
const parts = ['cmaps', 'standard_fonts', 'wasm'].flatMap((folder) => readdirSync(join(place, folder)).filter((name) => /\.(bcmap|pfb|ttf)$|nowasm_fallback\.js$/.test(name)).map((name) => `${folder}/${name}`))

/** Lays those parts beside the pages, below an address of their own version. */
export function pdfParts(): Plugin {
  return {
    name: 'pdf-parts',
    generateBundle() { for (const part of parts) this.emitFile({ type: 'asset', fileName: under + part, source: readFileSync(join(place, part)) }) },
    configureServer({ middlewares }) {
      middlewares.use(`/${under}`, (request, response, next) => {
        const part = (request.url ?? '').slice(1).split('?')[0]!
        if (!parts.includes(part)) return next()
        if (part.endsWith('.js')) response.setHeader('content-type', 'text/javascript')
        response.end(readFileSync(join(place, part)))
      })
    },
  }
}
