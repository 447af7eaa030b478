import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commonHeaders, linkStatically, writeNinjaFile } from '#server/platform/worker/ninja-file.mjs'
import { correctDtlsTransport, readSources } from '#server/platform/worker/sources.mjs'
import { works } from '#server/platform/worker/works.mjs'

const worker = path.resolve('node_modules/mediasoup/worker')
const adapters = path.resolve('server/platform/worker/adapters')
let folder: string

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'lianxin-worker-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a working worker', () => {
  function program(name: string, text: string) {
    const file = path.join(folder, name)
    writeFileSync(file, `#!/bin/sh\n${text}\n`)
    chmodSync(file, 0o755)
    return file
  }

  test('leaves with 41 when started with an empty environment', () => {
    expect(works(program('good', '[ -z "$HOME$MEDIASOUP_VERSION" ] && exit 41'))).toBe(true)
  })

  test('is not one that leaves otherwise, cannot be started, or is absent', () => {
    expect(works(program('other', 'exit 0'))).toBe(false)
    expect(works(program('killed', 'kill -SEGV $$'))).toBe(false)
    expect(works(folder)).toBe(false)
    expect(works(path.join(folder, 'absent'))).toBe(false)
  })

  test.skipIf(!process.env.MEDIASOUP_WORKER_BIN)('is what setup handed to these tests', () => {
    expect(works(process.env.MEDIASOUP_WORKER_BIN)).toBe(true)
  })
})

describe('the sources', () => {
  test('are those that the package names, and each is there', () => {
    const { own, webrtc } = readSources(worker) as { own: string[]; webrtc: string[] }
    const names = own.map((file) => path.relative(worker, file))
    expect(names).toContain('src/main.cpp')
    expect(names).toContain('src/lib.cpp')
    expect(names).toContain('src/RTC/TransportCongestionControlServer.cpp')
    expect(new Set(names).size).toBe(names.length)
    expect(webrtc).toHaveLength(44)
    expect([...own, ...webrtc].filter((file) => !existsSync(file))).toEqual([])
  })

  test('have the one line in DtlsTransport.cpp put right', () => {
    const source = readFileSync(path.join(worker, 'src/RTC/DtlsTransport.cpp'), 'utf8')
    const corrected = correctDtlsTransport(source) as string
    expect(corrected).toContain('const long resultOfcallback = ((operationType & BIO_CB_RETURN) != 0) ? static_cast<long>(ret) : 1;')
    expect(corrected.split('\n')).toHaveLength(source.split('\n').length)
  })

  test('stop the build where that line is gone or stands there twice', () => {
    expect(() => correctDtlsTransport('int main() {}')).toThrow('found 0 times')
    expect(() => correctDtlsTransport('(operationType == BIO_CB_RETURN) (operationType == BIO_CB_RETURN)')).toThrow('found 2 times')
  })
})

test('the build uses the bandwidth estimator that works, and abseil without its shared libraries', () => {
  const abseil = linkStatically('-L/usr/lib -labsl_strings -labsl_throw_delegate -lrt\n') as string
  expect(abseil).toBe('-L/usr/lib -l:libabsl_strings.a -l:libabsl_throw_delegate.a -lrt')
  const sources = { own: ['/w/src/main.cpp'], webrtc: ['/w/rtc_base/rate.cc'] }
  const file = writeNinjaFile({ worker: '/w', adapters: '/a', sources, schemas: ['/w/fbs/one.fbs'], abseil }) as string
  expect(file).not.toContain('MS_USE_BUILTIN_BWE')
  expect(file).toContain('build objects/0-main.o: own /w/src/main.cpp | common-headers.hpp.gch')
  expect(file).toContain('build objects/1-rate.o: webrtc /w/rtc_base/rate.cc | gen/done')
  expect(file).toContain('build mediasoup-worker: link objects/0-main.o objects/1-rate.o')
  expect(commonHeaders).toMatch(/^#define MS_CLASS .*\n(#include .*\n)+#undef MS_CLASS\n$/)
})

const compiler = spawnSync('g++', ['--version']).status === 0
const libsrtp = existsSync('/usr/include/srtp2/srtp.h')
const reason = compiler && libsrtp ? '' : ' (skipped: g++ and libsrtp2-dev are not installed, so the worker was not built here)'

test.skipIf(reason !== '')(`RTP and RTCP are protected and unprotected both ways through our srtp.h${reason}`, { timeout: 60_000 }, () => {
  const program = path.join(folder, 'srtp-round-trip')
  const source = path.join(import.meta.dirname, 'srtp-round-trip.cpp')
  const compiled = spawnSync('g++', ['-std=c++20', '-Wall', '-Wextra', '-I', adapters, source, '-o', program, '-l:libsrtp2.a', '-lnss3', '-lnspr4', '-lcrypto'], { encoding: 'utf8' })
  expect(compiled.stderr).toBe('')
  const ran = spawnSync(program, { encoding: 'utf8' })
  expect(ran.stdout).toBe('AEAD_AES_256_GCM\nAEAD_AES_128_GCM\nAES_CM_128_HMAC_SHA1_80\nAES_CM_128_HMAC_SHA1_32\n')
  expect(ran.status).toBe(0)
})
