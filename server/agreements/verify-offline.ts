import { createHash, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { SealCheck } from '#shared/agreements/words.ts'
import { localTime } from './paper/local-time.ts'
import { verifyPdf, wasGood } from './seal/verify-pdf.ts'

// A program of its own: `npm run verify -- FILE.pdf … [--cert=county.pem]`. It ends well only if every file is intact (and sealed by that certificate).
const { positionals: files, values } = parseArgs({ allowPositionals: true, options: { cert: { type: 'string' } } })
const say = (line: string) => process.stdout.write(`${line}\n`)

const states: Record<SealCheck['state'], string> = {
  intact: '✓ 完好：盖章以后一个字节也没有动过 · intact: not one byte has changed since it was sealed',
  changed: '✗ 被改过：文件和盖章时不一样 · changed: the file is not what was sealed',
  appended: '✗ 被加过：盖章以后又添了内容 · appended to: something was added after it was sealed',
  unsealed: '✗ 没有章：这个文件没有电子印章 · unsealed: there is no seal on this file',
}

async function verify(file: string): Promise<boolean> {
  const pdf = readFileSync(file)
  const check = await verifyPdf(pdf)
  say(`\n${file}\n  ${states[check.state]}\n  SHA-256 ${createHash('sha256').update(pdf).digest('hex')}`)
  const { by, sealedAt, stampedAt, contact } = check
  if (!by) return false
  say(`  盖章人 · sealed by ${by.subject}${by.selfSigned ? '（自签 · self-signed）' : `\n  签发人 · issued by ${by.issuer}`}\n  证书 SHA-256 · certificate ${by.sha256}`)
  if (sealedAt) say(`  盖章时间 · sealed at ${localTime(new Date(sealedAt))}`)
  if (stampedAt) say(`  时间戳 · timestamp ${localTime(new Date(stampedAt))}`)
  if (contact) say(`  章只说明没有动过；现在还有没有效请查 · the seal tells that nothing was changed; whether it still binds, see ${contact}`)
  if (!wasGood(check)) say('  ✗ 盖章时证书不在有效期内 · the certificate was not good at that time')
  const ours = values.cert === undefined || by.sha256 === createHash('sha256').update(new X509Certificate(readFileSync(values.cert)).raw).digest('hex')
  if (!ours) say('  ✗ 不是这个证书盖的章 · not sealed by that certificate')
  if (values.cert === undefined) say('  请把证书 SHA-256 和县里公布的对一对，或者用 --cert=证书.pem · compare the certificate with the one the county has published, or give it with --cert=FILE.pem')
  return check.state === 'intact' && ours && wasGood(check)
}

if (files.length === 0) say('用法 · usage: npm run verify -- FILE.pdf … [--cert=county.pem]')
let fine = files.length > 0
for (const file of files) {
  try {
    fine = (await verify(file)) && fine
  } catch (error) {
    say(`\n${file}\n  ✗ 读不了 · cannot be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`)
    fine = false
  }
}
process.exitCode = fine ? 0 : 1
