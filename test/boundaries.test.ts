import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { boundaries, chapters, walkBoundaries } from './boundaries.ts'

const root = join(import.meta.dirname, '..')
type Walk = Awaited<ReturnType<typeof walkBoundaries>>

describe('the house', () => {
  let walk: Walk
  beforeAll(async () => { walk = await walkBoundaries(root) }, 60_000)

  test('every import points back up the story, through front doors', () => {
    expect(walk.broken).toEqual([])
  })

  test('the walk saw the house, every room of it, and followed its imports', () => {
    expect(walk.modules.length).toBeGreaterThan(240)
    expect(walk.imports).toBeGreaterThan(1000)
    for (const seen of ['server/app.ts', 'server/flow.ts', 'client/main.tsx', 'shared/contract.ts', 'drizzle/schema/index.ts', 'server/people/store.ts']) expect(walk.modules).toContain(seen)
  })
})

// What each rule must catch: an importing file and one import in it. `{}` as text is a file that only has to be there.
const planted: Record<string, [file: string, imported: string][]> = {
  ...Object.fromEntries(chapters.slice(0, -1).map((name, at) => [`story-order-${name}`, [[`server/${name}/early.ts`, `#server/${chapters[at + 1]}/index.ts`], [`shared/${name}/early.ts`, `../${chapters[at + 1]}/words.ts`], [`drizzle/schema/${name}.ts`, `./${chapters[at + 1]}.ts`]]])),
  'front-doors': [['server/sessions/back-door.ts', '#server/people/store.ts']],
  'root-mounts-chapters': [['server/app.ts', './people/store.ts'], ['server/flow.ts', './people/actions/act.ts']],
  'pure-rules': [['server/cases/rules/impure.ts', '../store.ts'], ['shared/cases/rules.ts', 'zod'], ['shared/cases/may.ts', './contract.ts'], ['server/cases/rules/asks.ts', 'node:fs']],
  'sql-only-in-stores': [['server/cases/actions/sql.ts', 'drizzle-orm'], ['server/cases/actions/table.ts', '#drizzle/schema/cases.ts']],
  'store-only-stores': [['server/cases/store.ts', './actions/act.ts']],
  'http-only-at-the-edge': [['server/cases/routes.ts', 'express']],
  'sockets-only-through-platform': [['server/sessions/sockets.ts', 'socket.io'], ['client/sessions/live.ts', 'socket.io-client']],
  'mediasoup-only-in-media': [['server/sessions/actions/media.ts', 'mediasoup']],
  'mediasoup-client-only-in-media': [['client/sessions/device.ts', 'mediasoup-client']],
  'platform-knows-no-subject': [['server/platform/knows.ts', '#server/people/index.ts'], ['client/platform/knows.ts', '#shared/cases/words.ts']],
  'ui-only-looks': [['client/ui/knows.ts', '../cases/page.tsx'], ['client/ui/asks.ts', '../platform/api.ts']],
  'client-chapters-meet-in-shells': [['client/sessions/meets.ts', '../people/page.tsx'], ['client/sessions/shell.ts', '../desk/desk.tsx']],
  'client-runs-in-the-browser': [['client/cases/server.ts', '#server/people/index.ts'], ['client/cases/table.ts', '#drizzle/schema/cases.ts']],
  'shared-runs-anywhere': [['shared/cases/server.ts', '#server/people/index.ts']],
  'shared-without-node': [['shared/cases/node.ts', 'node:fs']],
  'drizzle-below-the-server': [['drizzle/seed/server.ts', '#server/people/index.ts']],
  'server-without-client': [['server/cases/pages.ts', '../../client/cases/page.tsx']],
  'nobody-imports-tests': [['server/cases/tested.ts', '#test/helper.ts']],
  'no-cycles': [['server/calendar/one.ts', './two.ts']],
  'every-import-is-found': [['server/cases/lost.ts', './nowhere.ts'], ['server/cases/lost-too.ts', 'no-such-package-anywhere']],
  'no-tools-at-the-county': [['server/cases/tool.ts', 'vite']],
}

// What must stay allowed, so that a rule which stops everything is noticed too.
const fine: [file: string, imported: string][] = [
  ['server/cases/store.ts', 'drizzle-orm'],
  ['server/cases/actions/open.ts', '#server/people/index.ts'],
  ['server/cases/rules/pure.ts', '#shared/cases/words.ts'],
  ['server/sessions/media/worker.ts', 'mediasoup'],
  ['client/sessions/media/device.ts', 'mediasoup-client'],
  ['client/desk/desk.tsx', '../cases/page.tsx'],
  ['client/cases/list.tsx', '../ui/button.tsx'],
  ['shared/sessions/signals.ts', '../cases/words.ts'],
  ['server/platform/http.ts', 'express'],
]

describe('the rules', () => {
  let walk: Walk
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lianxin-house-'))
    try {
      plant(folder)
      walk = await walkBoundaries(folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 60_000)

  test('each has something planted that it must catch', () => {
    expect(Object.keys(planted).sort()).toEqual(boundaries.map((one) => one.name ?? '').sort())
  })

  test.each(Object.entries(planted).flatMap(([name, cases]) => cases.map(([file, imported]) => ({ name, file, imported }))))('$name: $file may not import $imported', ({ name, file }) => {
    expect(walk.broken.filter((one) => one.startsWith(`${name}: ${file} → `))).toHaveLength(1)
  })

  test.each(fine)('%s may import %s', (file, imported) => {
    const ending = imported.replace(/^(#|[./]*)/, '').replace(/^(shared|server)\//, '')
    expect(walk.broken.filter((one) => one.includes(`: ${file} → `) && one.includes(ending))).toEqual([])
  })
})

/** A small house in which every import above stands, and every file that they name is there. */
function plant(folder: string): void {
  const texts = new Map<string, string>()
  const add = (file: string, text: string) => texts.set(file, `${texts.get(file) ?? ''}${text}`)
  for (const [file, imported] of [...Object.values(planted).flat(), ...fine]) {
    add(file, `import '${imported}'\n`)
    const named = imported.startsWith('#') ? imported.slice(1) : imported.startsWith('.') ? join(dirname(file), imported) : null
    if (named && !named.endsWith('nowhere.ts')) add(named, '')
  }
  add('test/helper.ts', '')
  add('server/calendar/two.ts', "import './one.ts'\n")
  for (const [file, text] of texts) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
}
