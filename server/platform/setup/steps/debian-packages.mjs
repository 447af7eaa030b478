import { existsSync } from 'node:fs'
import { runQuietly } from './run.mjs'
import { Stop } from './tell.mjs'

/**
 * Sees to it that these Debian packages are installed. Root: installs what is missing. Anybody else, and any other
 * system: says the exact line to run, and stops. `why` is said in both languages.
 */
export async function needDebianPackages(names, why) {
  const missing = await missingPackages(names)
  if (missing.length === 0) return
  const line = `apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Stop(
      `${why.zh}，需要先由管理员安装这些系统软件包，然后重新运行本命令：\n` +
        `  ${why.en} needs these system packages first. Install them, then run this command again:\n\n` +
        `    sudo apt-get update && sudo ${line}`,
    )
  }
  console.log(`  ${line}`)
  if (!(await canBeInstalled(missing))) await aptGet(['update'])
  await aptGet(['install', '-y', '--no-install-recommends', ...missing])
}

/** Which of these Debian packages are not installed. */
export async function missingPackages(names) {
  try {
    const { output } = await runQuietly('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names])
    const installed = new Set(output.split('\n').filter((line) => line.endsWith(' installed')).map((line) => line.split(' ')[0]))
    return names.filter((name) => !installed.has(name))
  } catch {
    // No dpkg: not a Debian system, so nothing can be told about what is there.
    return names
  }
}

/** Whether apt's lists are there and know all of them; a fresh machine or container has no lists at all. */
async function canBeInstalled(names) {
  const { code } = await runQuietly('apt-get', ['install', '--simulate', '--no-install-recommends', ...names])
  return code === 0
}

async function aptGet(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const quiet = ['-q', '-o', 'Dpkg::Use-Pty=0', '-o', 'DPkg::Lock::Timeout=300']
  const { code, output } = await runQuietly('apt-get', [...quiet, ...args], { env })
  if (code === 0) return
  throw new Stop(`apt-get ${args[0]} 未成功 · did not succeed:\n${output.split('\n').slice(-15).join('\n')}`)
}
