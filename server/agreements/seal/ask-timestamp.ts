import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { createHash, randomBytes } from 'node:crypto'
import { exact, oid } from './asn1.ts'
import type { Stamper } from './sign-bytes.ts'
import { SealTrouble } from './trouble.ts'

const waitMs = 5_000

/** Asks a timestamp service (RFC 3161) over HTTP. Throws `SealTrouble` where it does not answer, refuses, or stamps something else. */
export const stampAt = (address: string): Stamper => (signature) => ask(address, signature).catch((error: Error) => {
  throw new SealTrouble('timestamp', `时间戳服务 TSA_URL 没有盖时间戳，协议等着再试。The timestamp service of TSA_URL gave no timestamp; the agreement waits and is tried again. ${error.message}`)
})

async function ask(address: string, signature: Buffer): Promise<Buffer> {
  const hash = createHash('sha256').update(signature).digest()
  const nonce = randomBytes(8)
  nonce[0]! &= 0x7f
  const request = new pkijs.TimeStampReq({
    version: 1, certReq: true, nonce: new asn1js.Integer({ valueHex: exact(nonce) }),
    messageImprint: new pkijs.MessageImprint({ hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: oid.sha256 }), hashedMessage: new asn1js.OctetString({ valueHex: exact(hash) }) }),
  })
  const response = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/timestamp-query' }, body: request.toSchema().toBER(), signal: AbortSignal.timeout(waitMs) })
  if (!response.ok) throw new Error(`timestamp: the service answered ${response.status}`)
  const { status, timeStampToken } = pkijs.TimeStampResp.fromBER(await response.arrayBuffer())
  if ((status.status !== 0 && status.status !== 1) || !timeStampToken) throw new Error(`timestamp: the service refused (${status.status})`)
  const token = Buffer.from(timeStampToken.toSchema().toBER())
  if (!hash.equals(readStamp(token).imprint)) throw new Error('timestamp: the service stamped something else')
  return token
}

/** What a timestamp token says: when, over which SHA-256, and the signed data that carries it. */
export function readStamp(token: Buffer): { at: Date; imprint: Buffer; signed: pkijs.SignedData } {
  const { contentType, content } = pkijs.ContentInfo.fromBER(exact(token))
  const signed = new pkijs.SignedData({ schema: content })
  // What is not signed in its envelope says what it must, and nothing else (RFC 3161, 2.4.2).
  const [signer] = signed.signerInfos
  if (contentType !== oid.signedData || signed.version !== 3 || signed.digestAlgorithms[0]?.algorithmId !== signer?.digestAlgorithm.algorithmId) throw new Error('timestamp: no token')
  if (signed.encapContentInfo.eContentType !== oid.timeStampInfo || !signed.encapContentInfo.eContent) throw new Error('timestamp: no time in the token')
  const info = pkijs.TSTInfo.fromBER(signed.encapContentInfo.eContent.getValue())
  return { at: info.genTime, imprint: Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView), signed }
}
