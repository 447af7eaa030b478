import { spawn } from 'node:child_process'
import path from 'node:path'

/** The folder of the project. */
export const root = path.resolve(import.meta.dirname, '../../../..')

/** The Node that everything after setup runs on: 24, from npm, whatever the system has. */
export const node24 = path.join(root, 'node_modules/.bin/node')

/** The environment for what we start: our own Node first, and compiled scripts kept for a quicker next start. */
export function environment(more = {}) {
  return {
    ...process.env,
    PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(root, 'node_modules/.cache/node'),
    ...more,
  }
}

/** Runs a program of the project to its end in the project's folder, and gives its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: environment(), stdio: 'inherit', ...options })
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })
}

/** Runs a program quietly and gives its exit code with all that it said. */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: environment(), stdio: ['ignore', 'pipe', 'pipe'], ...options })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}
