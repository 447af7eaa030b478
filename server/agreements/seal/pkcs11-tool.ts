import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settings } from '#server/platform/config.ts'

/** A token as the tool lists it. `pin`: whether it says that the next wrong PIN is the last, or that it is locked. */
export type Token = { slot: string; label: string; serial: string; pin: 'fine' | 'last' | 'locked' }

/** The tool said no, or did not answer: what it said, `missing` where it is not installed. */
export class ToolFailed extends Error {
  readonly missing: boolean
  constructor(said: string, missing = false) {
    super(`pkcs11-tool: ${said}`)
    this.missing = missing
  }
}

const waitMs = 20_000

/**
 * OpenSC's `pkcs11-tool`, a process of its own for each question: a vendor's module that crashes or hangs takes nothing
 * with it, least of all the talks that the server carries. The PIN goes by its environment, never by its command line,
 * which every user of the machine can read; the server's own settings do not go along.
 */
export async function askTool(module: string, args: string[], { pin, given = Buffer.alloc(0) }: { pin?: string; given?: Buffer } = {}): Promise<{ said: string; made: Buffer }> {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-token-'))
  try {
    const env = { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !(name in settings.shape))), LC_ALL: 'C', ...(pin !== undefined && { TOKEN_PIN: pin }) }
    const child = spawn('pkcs11-tool', ['--module', module, ...args, ...(pin === undefined ? [] : ['--login', '--pin', 'env:TOKEN_PIN']), '--output-file', join(folder, 'made')], { env, timeout: waitMs, killSignal: 'SIGKILL' })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => { said += piece.toString() })
    // NOTE: a tool that ends before it has read all of it says why by itself.
    child.stdin.on('error', () => {}).end(given)
    const [code, signal] = await once(child, 'close').catch((error: NodeJS.ErrnoException) => { throw new ToolFailed(error.message, error.code === 'ENOENT') }) as [number | null, string | null]
    if (code !== 0) throw new ToolFailed(signal ? `no answer within ${waitMs / 1_000} s` : said.trim())
    return { said, made: readOr(join(folder, 'made')) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// A question that only lists makes no file.
function readOr(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    return Buffer.alloc(0)
  }
}

/** The tokens that the tool lists (`-L`): a block for each slot, of which one without a token says less. */
export function tokensIn(listing: string): Token[] {
  return listing.split(/^Slot /m).slice(1).flatMap((block) => {
    const said = (what: string) => new RegExp(`^ +${what} *: (.*)$`, 'm').exec(block)?.[1]?.trim() ?? ''
    const slot = /^\d+ \((0x[0-9a-f]+)\)/.exec(block)?.[1]
    if (slot === undefined || said('token label') === '') return []
    const flags = said('token flags')
    return [{ slot, label: said('token label'), serial: said('serial num'), pin: flags.includes('user PIN locked') ? 'locked' : flags.includes('final user PIN try') ? 'last' : 'fine' } satisfies Token]
  })
}

/** The id of the object with this label in what the tool lists (`-O`), or null. */
export function idIn(listing: string, label: string): string | null {
  for (const block of listing.split(/^(?=\S)/m)) if (/^ +label: *(.*)$/m.exec(block)?.[1]?.trim() === label) return /^ +ID: *([0-9a-f]+)$/m.exec(block)?.[1] ?? null
  return null
}
