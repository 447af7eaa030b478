import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The C++ files of the worker and of the libwebrtc part that it carries, as the package's own build files name them. */
export function readSources(worker) {
  const own = listsIn(path.join(worker, 'meson.build'), 'common_sources')
  const webrtc = listsIn(path.join(worker, 'deps/libwebrtc/meson.build'), 'libwebrtc_sources')
  return {
    own: [...own, 'src/main.cpp'].map((file) => path.join(worker, file)),
    webrtc: webrtc.map((file) => path.join(worker, 'deps/libwebrtc', file)),
  }
}

/** Every quoted name in `name = [ … ]` and `name += [ … ]` of a meson file. */
function listsIn(file, name) {
  const text = readFileSync(file, 'utf8')
  const lists = [...text.matchAll(new RegExp(`\\b${name} \\+?= \\[(.*?)\\]`, 'gs'))]
  const names = lists.flatMap(([, list]) => [...list.matchAll(/'([^']+)'/g)].map(([, quoted]) => quoted))
  if (names.length === 0) throw new Error(`${file} names no ${name}: this mediasoup lays out its sources in a new way.`)
  return names
}

const KERNEL_TLS_LINE = '(operationType == BIO_CB_RETURN)'

/**
 * DtlsTransport.cpp with its one mistake put right.
 *
 * NOTE: OpenSSL passes a set of bits, the worker compares it with a single value, and so answers 1 to every control
 * call. Debian's OpenSSL is built with kernel TLS, takes the 1 for "the kernel sends", allocates no buffer, and the
 * worker dies at the first DTLS handshake.
 */
export function correctDtlsTransport(source) {
  const found = source.split(KERNEL_TLS_LINE).length - 1
  if (found !== 1) {
    throw new Error(
      `DtlsTransport.cpp: "${KERNEL_TLS_LINE}" was found ${found} times, expected once. ` +
        'This mediasoup may have put it right itself: read onSslBioOut there, then change sources.mjs.',
    )
  }
  return source.replace(KERNEL_TLS_LINE, '((operationType & BIO_CB_RETURN) != 0)')
}
