import path from 'node:path'

/** What the build takes from Debian: the packages by name, for apt-get. */
export const BUILD_PACKAGES = [
  'g++',
  'ninja-build',
  'pkg-config',
  'libuv1-dev',
  'libssl-dev',
  'libsrtp2-dev',
  'libnss3-dev',
  'libnspr4-dev',
  'libflatbuffers-dev',
  'flatbuffers-compiler',
  'libabsl-dev',
]

/** The parts of abseil that libwebrtc uses, as pkg-config knows them. */
export const ABSEIL = [
  'absl_strings',
  'absl_optional',
  'absl_variant',
  'absl_inlined_vector',
  'absl_flat_hash_map',
  'absl_bad_optional_access',
  'absl_bad_variant_access',
  'absl_throw_delegate',
  'absl_raw_logging_internal',
]

// NOTE: never add MS_USE_BUILTIN_BWE. It builds without libwebrtc and the first call looks fine, but in 3.27.1 that
// estimator is not wired in: within 15 s Chromium's target falls to 30 kbit/s, even on loopback.
const FLAGS = '-std=c++20 -O2 -DNDEBUG -w -DMS_LITTLE_ENDIAN -DMS_EXECUTABLE -DFLATBUFFERS_LOCALE_INDEPENDENT=1'

/** The headers that nearly every file of the worker reads; read once, they cut the compile time to less than half. */
const COMMON_HEADERS = [
  'common.hpp',
  'Logger.hpp',
  'Utils.hpp',
  'MediaSoupErrors.hpp',
  'Settings.hpp',
  'SharedInterface.hpp',
  'Channel/ChannelSocket.hpp',
  'Channel/ChannelRequest.hpp',
  'RTC/RTP/Packet.hpp',
  'RTC/RTCP/Packet.hpp',
  'RTC/SCTP/packet/Chunk.hpp',
  'RTC/SCTP/packet/Parameter.hpp',
  'RTC/SCTP/packet/Packet.hpp',
  'RTC/SCTP/packet/ErrorCause.hpp',
  'RTC/Transport.hpp',
]

/** The text of `common-headers.hpp`. NOTE: the worker's headers want MS_CLASS, and each of its files brings its own. */
export const commonHeaders = [
  '#define MS_CLASS "common headers"',
  ...COMMON_HEADERS.map((header) => `#include "${header}"`),
  '#undef MS_CLASS',
  '',
].join('\n')

/** Makes pkg-config's answer static: abseil then is no library that has to be there when the worker runs. */
export function linkStatically(pkgConfigAnswer) {
  return pkgConfigAnswer.trim().replace(/-l(absl_\w+)/g, '-l:lib$1.a')
}

/** The whole build as one ninja file: flatbuffers, then the common headers, then every source, then the link. */
export function writeNinjaFile({ worker, adapters, sources, schemas, abseil }) {
  const includes = ['gen', 'gen/FBS', adapters, 'include', 'deps/libwebrtc', 'deps/libwebrtc/libwebrtc']
    .map((folder) => (folder.startsWith('gen') ? folder : path.resolve(worker, folder)))
    .map((folder) => `-I ${folder}`)
    .join(' ')
  const objects = []
  const compile = (rule, needs) => (source) => {
    const object = `objects/${objects.length}-${path.parse(source).name}.o`
    objects.push(object)
    return `build ${object}: ${rule} ${source} | ${needs}`
  }
  return [
    `flags = ${FLAGS} ${includes}`,
    'rule flatc',
    '  command = flatc --cpp --cpp-field-case-style lower --reflect-names --scoped-enums --filename-suffix "" -o gen/FBS $in && touch $out',
    'rule common',
    '  command = g++ $flags -x c++-header $in -o $out',
    'rule own',
    '  command = g++ $flags -include common-headers.hpp -c $in -o $out',
    'rule webrtc',
    '  command = g++ $flags -c $in -o $out',
    'rule link',
    `  command = g++ -s $in -o $out -l:libuv_a.a -l:libsrtp2.a -lssl -lcrypto -lnss3 -lnspr4 -l:libflatbuffers.a ${abseil} -lpthread -ldl -lrt`,
    `build gen/done: flatc ${schemas.join(' ')}`,
    'build common-headers.hpp.gch: common common-headers.hpp | gen/done',
    ...sources.own.map(compile('own', 'common-headers.hpp.gch')),
    ...sources.webrtc.map(compile('webrtc', 'gen/done')),
    `build mediasoup-worker: link ${objects.join(' ')}`,
    'default mediasoup-worker',
    '',
  ].join('\n')
}
