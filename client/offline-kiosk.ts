import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'

type Bundle = Rolldown.OutputBundle

/** Makes the service worker that lets the terminal's page open on a dead line: it keeps every file that the page may need, and is a new one whenever one of them is. */
export function offlineKiosk(): Plugin {
  return {
    name: 'offline-kiosk',
    apply: 'build',
    // NOTE: last, when vite has thrown away the scripts that were only there for their style sheets.
    enforce: 'post',
    generateBundle: { order: 'post', handler(_options, bundle) {
      const files = [...filesOf(bundle), '/mark.svg'].sort()
      const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12)
      const source = readFileSync(join(import.meta.dirname, 'offline/kiosk-worker.js'), 'utf8')
      this.emitFile({ type: 'asset', fileName: 'kiosk-worker.js', source: `const [VERSION, FILES] = ${JSON.stringify([version, files])}\n${source}` })
    } },
  }
}

// The entry, and from the terminal's shell on everything that it imports at once or later.
function filesOf(bundle: Bundle): Set<string> {
  const files = new Set<string>()
  const seen = new Set<string>()
  const follow = (fileName: string, later: boolean): void => {
    const chunk = bundle[fileName]
    if (chunk?.type !== 'chunk' || seen.has(`${fileName} ${later}`)) return
    seen.add(`${fileName} ${later}`)
    files.add(`/${fileName}`)
    for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(`/${css}`)
    for (const asset of chunk.viteMetadata?.importedAssets ?? []) files.add(`/${asset}`)
    for (const next of chunk.imports) follow(next, later)
    // NOTE: the entry leads to every shell; the terminal's is followed from its own.
    if (later && !chunk.isEntry) for (const next of chunk.dynamicImports) follow(next, true)
  }
  for (const chunk of Object.values(bundle)) {
    if (chunk.type !== 'chunk') continue
    if (chunk.isEntry) follow(chunk.fileName, false)
    if (chunk.facadeModuleId?.endsWith('/kiosk/kiosk.tsx')) follow(chunk.fileName, true)
  }
  return files
}
