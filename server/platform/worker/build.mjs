import { execFileSync, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ABSEIL, commonHeaders, linkStatically, writeNinjaFile } from './ninja-file.mjs'
import { correctDtlsTransport, readSources } from './sources.mjs'
import { works } from './works.mjs'

const adapters = path.join(import.meta.dirname, 'adapters')

/**
 * Builds the worker from the C++ sources inside the npm package against Debian's own libraries and puts it at `target`.
 *
 * A build that was killed goes on where it stopped: ninja trusts only what it has written down as finished. `target`
 * itself appears in one piece, by renaming. `progress(done, total)` is called after each compiled file.
 * NOTE: the caller holds the lock; `lock` is its file descriptor, handed to the compilers so that those of a killed
 * start finish before the next start begins.
 */
export async function buildWorker({ worker, target, lock, progress }) {
  const folder = `${target}.building`
  mkdirSync(path.join(folder, 'gen/FBS'), { recursive: true })
  prepare(folder, worker)
  await ninja(folder, lock, progress)
  const built = path.join(folder, 'mediasoup-worker')
  if (!works(built)) throw new Error(`The worker was built but does not start: ${built}`)
  putInPlace(built, target)
  rmSync(folder, { recursive: true, force: true })
}

/** Copies a finished binary beside its place and renames it, so that nobody ever sees half of one. */
export function putInPlace(binary, target) {
  mkdirSync(path.dirname(target), { recursive: true })
  const whole = `${target}.${process.pid}`
  copyFileSync(binary, whole)
  renameSync(whole, target)
}

/** Writes what ninja needs: the corrected source, the common headers, and the build file itself. */
function prepare(folder, worker) {
  const sources = readSources(worker)
  const dtls = sources.own.findIndex((file) => file.endsWith('RTC/DtlsTransport.cpp'))
  if (dtls < 0) throw new Error('DtlsTransport.cpp is not among the sources of this mediasoup.')
  const corrected = path.join(folder, 'DtlsTransport.cpp')
  writeIfChanged(corrected, correctDtlsTransport(readFileSync(sources.own[dtls], 'utf8')))
  sources.own[dtls] = corrected
  writeIfChanged(path.join(folder, 'common-headers.hpp'), commonHeaders)

  const fbs = path.join(worker, 'fbs')
  const schemas = readdirSync(fbs).filter((name) => name.endsWith('.fbs')).map((name) => path.join(fbs, name))
  const abseil = linkStatically(execFileSync('pkg-config', ['--static', '--libs', ...ABSEIL], { encoding: 'utf8' }))
  writeIfChanged(path.join(folder, 'build.ninja'), writeNinjaFile({ worker, adapters, sources, schemas, abseil }))
}

/** NOTE: a file written again with the same text would look newer to ninja and start the whole build over. */
function writeIfChanged(file, text) {
  try {
    if (readFileSync(file, 'utf8') === text) return
  } catch {
    // Not there yet.
  }
  writeFileSync(file, text)
}

/** Runs ninja, politely: the person may be doing other work, and each compiler takes up to 1 GB. */
function ninja(folder, lock, progress) {
  const jobs = Math.max(1, Math.min(os.availableParallelism(), Math.floor(os.totalmem() / 2 ** 30)))
  return new Promise((resolve, reject) => {
    const child = spawn('nice', ['-n', '10', 'ninja', '-C', folder, '-j', String(jobs)], {
      env: { ...process.env, NINJA_STATUS: '[%f/%t] ', LC_ALL: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'inherit', lock],
    })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-8000)
      const last = [...output.matchAll(/\[(\d+)\/(\d+)\] /g)].at(-1)
      if (last) progress(Number(last[1]), Number(last[2]))
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) return resolve()
      reject(new Error(`The worker did not build:\n${output.slice(output.indexOf('FAILED'))}`))
    })
  })
}
