import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { BadSettings } from '../config.ts'

/** Who PostgreSQL runs as: owner of its files, and what to put before its command line. */
export type RunsAs = { owner: { uid: number; gid: number } | null; prefix: string[] }

/** Who starts PostgreSQL here. It refuses to run as root, so root hands it to `postgres`, or else to `nobody`. */
export function chooseOwner(): RunsAs['owner'] {
  if (process.getuid?.() !== 0) return null
  for (const user of ['postgres', 'nobody']) {
    const id = (what: string) => Number(spawnSync('id', [what, user], { encoding: 'utf8' }).stdout)
    if (id('-u') > 0) return { uid: id('-u'), gid: id('-g') }
  }
  throw new BadSettings(['以 root 启动时需要系统用户 postgres 或 nobody。When started as root, a system user postgres or nobody is needed.'])
}

/**
 * How to start a program as that owner so that it can reach its binaries and its folder.
 *
 * NOTE: a project below /root lies behind a door (0700) that the owner cannot pass. Then it gets the one capability to
 * pass doors: first the one that only reads, else, in a container that lacks it, the wider one. `no_setuid_fixup`
 * because initdb asks with access(2), which forgets capabilities otherwise.
 */
export function chooseRunsAs(owner: RunsAs['owner'], postgres: string, folder: string): RunsAs {
  if (!owner) return { owner, prefix: [] }
  const plain = ['setpriv', `--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups']
  const passing = (capability: string) => [...plain, `--inh-caps=-all,+${capability}`, `--ambient-caps=-all,+${capability}`, `--bounding-set=-all,+${capability}`, '--securebits=+no_setuid_fixup']
  const prefix = [plain, passing('dac_read_search'), passing('dac_override')].find((candidate) => reaches(candidate, postgres, folder))
  if (prefix) return { owner, prefix }
  throw new BadSettings([`数据库用户进不了 ${folder}；请把项目放到 /srv 或 /opt 下。The database's user cannot reach ${folder} or ${postgres}; put the project below /srv or /opt.`])
}

function reaches([command = '', ...args]: string[], postgres: string, folder: string): boolean {
  const succeeds = (...program: string[]) => spawnSync(command, [...args, ...program], { stdio: 'ignore', cwd: '/' }).status === 0
  return succeeds(postgres, '--version') && succeeds('test', '-w', folder, '-a', '-x', folder)
}

/** Runs a program to its end as that owner, with `input` on its stdin. */
export async function runAs({ prefix }: RunsAs, program: string[], environment: NodeJS.ProcessEnv, input = ''): Promise<void> {
  const [command = '', ...args] = [...prefix, ...program]
  const running = promisify(execFile)(command, args, { cwd: '/', env: environment })
  running.child.stdin?.end(input)
  await running
}
