import { spawnSync } from 'node:child_process'
import { node24 } from './run.mjs'
import { Stop } from './tell.mjs'

/**
 * The Node to run the rest on: the one that npm installed, or the system's own where that is new enough.
 * NOTE: where an older Node would run the server it must not: it cannot read TypeScript, and fails far from the cause.
 */
export function findNode24() {
  const node = [node24, process.execPath].find((candidate) => majorOf(candidate) >= 24)
  if (node) return node
  throw new Stop(
    `需要 Node 24 或更新版本，这里只有 ${process.version}，且 npm 没有为本系统（${process.platform}-${process.arch}）提供 Node 24。请安装 Node 24 后重试。\n` +
      `  Node 24 or later is needed; here is only ${process.version}, and npm has no Node 24 for this system (${process.platform}-${process.arch}). Please install Node 24 and try again.`,
  )
}

function majorOf(node) {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' })
  return Number(/^v(\d+)\./.exec(stdout ?? '')?.[1] ?? 0)
}
