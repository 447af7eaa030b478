import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { generate } from 'selfsigned'
import { aFreePort } from '#test/helpers/a-free-port.ts'

export const secret = 'a secret shared with the relay of a test'
/** Whether Debian's package is there; where it is not, `apt-get install coturn` brings it. */
export const hasCoturn = existsSync('/usr/bin/turnserver') && existsSync('/usr/bin/turnutils_uclient')

export type Coturn = { port: number; tlsPort: number; ask: (peer: string, options?: readonly string[]) => Promise<string>; close: () => void }

/** Starts coturn as the README configures it: time-limited credentials, and no way to anything private but the media address. */
export async function startCoturn(): Promise<Coturn> {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-coturn-'))
  const [port, tlsPort] = [await aFreePort(), await aFreePort()]
  const { cert, private: key } = await generate([{ name: 'commonName', value: '127.0.0.1' }])
  writeFileSync(join(folder, 'cert.pem'), cert)
  writeFileSync(join(folder, 'key.pem'), key)
  writeFileSync(join(folder, 'turn.conf'), [
    'listening-ip=127.0.0.1', 'relay-ip=127.0.0.1', `listening-port=${port}`, `tls-listening-port=${tlsPort}`, `cert=${folder}/cert.pem`, `pkey=${folder}/key.pem`,
    'fingerprint', 'use-auth-secret', `static-auth-secret=${secret}`, 'realm=lianxin', 'no-cli', 'no-multicast-peers', 'no-tcp-relay',
    ...privateRanges.map((range) => `denied-peer-ip=${range}`), 'allow-loopback-peers', 'allowed-peer-ip=127.0.0.1',
    `pidfile=${folder}/pid`, `userdb=${folder}/turndb`, 'log-file=stdout', 'simple-log',
  ].join('\n'))
  const child: ChildProcess = spawn('/usr/bin/turnserver', ['-c', join(folder, 'turn.conf')], { stdio: 'ignore' })
  for (let tries = 0; !(await listens(port)); tries += 1) {
    if (tries > 100 || child.exitCode !== null) throw new Error('coturn did not start')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    port, tlsPort,
    // NOTE: coturn's own client: over TLS, as a browser behind a strict firewall comes.
    ask: async (peer, options = ['-W', secret]) => {
      const { stdout, stderr } = await promisify(execFile)('/usr/bin/turnutils_uclient', ['-t', '-S', '-p', String(tlsPort), ...options, '-e', peer, '-n', '1', '-c', '127.0.0.1'], { timeout: 15_000 }).catch((error: { stdout?: string; stderr?: string }) => ({ stdout: error.stdout ?? '', stderr: error.stderr ?? '' }))
      return stdout + stderr
    },
    close: () => { child.kill('SIGKILL'); rmSync(folder, { recursive: true, force: true }) },
  }
}

const privateRanges = ['0.0.0.0-0.255.255.255', '10.0.0.0-10.255.255.255', '100.64.0.0-100.127.255.255', '127.0.0.0-127.255.255.255', '169.254.0.0-169.254.255.255', '172.16.0.0-172.31.255.255', '192.168.0.0-192.168.255.255']

const listens = (port: number): Promise<boolean> => new Promise((resolve) => {
  const probe = createConnection(port, '127.0.0.1', () => { probe.destroy(); resolve(true) })
  probe.once('error', () => resolve(false))
})
