import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { createHash, X509Certificate } from 'node:crypto'
import type { SealCheck } from '#shared/agreements/words.ts'
import { exact, oid } from './asn1.ts'
import { readStamp } from './ask-timestamp.ts'

/** Checks the seal of a PDF with nothing but the PDF: whether every byte is as it was sealed, by whom, when. */
export async function verifyPdf(pdf: Buffer): Promise<SealCheck> {
  const nothing: SealCheck = { state: 'unsealed', by: null, sealedAt: null, stampedAt: null, contact: null }
  const text = pdf.toString('latin1')
  const range = [...text.matchAll(/\/ByteRange \[(\d+) (\d+) (\d+) (\d+) *\]/g)].at(-1)
  if (!range) return nothing
  const [from, upTo, again, length] = range.slice(1).map(Number) as [number, number, number, number]
  if (from !== 0 || upTo >= again || again + length > pdf.length || pdf[upTo] !== 0x3c || pdf[again - 1] !== 0x3e) return { ...nothing, state: 'changed' }
  const signed = Buffer.concat([pdf.subarray(0, upTo), pdf.subarray(again, again + length)])
  const dictionary = text.slice(text.lastIndexOf(' obj', upTo), upTo)
  const said = { sealedAt: timeIn(dictionary), contact: wordsIn(dictionary, 'ContactInfo') }
  try {
    const cms = await readSignature(signed, signatureIn(text.slice(upTo + 1, again - 1)))
    const state = !cms.good ? 'changed' : again + length < pdf.length ? 'appended' : 'intact'
    return { ...said, state, by: cms.by, stampedAt: cms.stampedAt }
  } catch {
    return { ...nothing, ...said, state: 'changed' }
  }
}

/** Whether the certificate was in its time at the timestamp, or at the sealer's own clock where there is none. */
export function wasGood({ by, stampedAt, sealedAt }: SealCheck): boolean {
  const at = stampedAt ?? sealedAt
  // A sealer's clock tells whole seconds.
  return by !== null && at !== null && Date.parse(at) + 1_000 > Date.parse(by.from) && at <= by.until
}

async function readSignature(bytes: Buffer, der: Buffer): Promise<{ good: boolean; by: SealCheck['by']; stampedAt: string | null }> {
  const signed = new pkijs.SignedData({ schema: pkijs.ContentInfo.fromBER(exact(der)).content })
  const signer = signed.signerInfos[0]
  const certificates = (signed.certificates ?? []).filter((one) => one instanceof pkijs.Certificate).map((one) => Buffer.from(one.toSchema(true).toBER()))
  const attribute = (type: string) => signer?.signedAttrs?.attributes.find((one) => one.type === type)
  const named = attribute(oid.signingCertificateV2)
  // The certificate that the signature itself names by its hash, and no other that lies beside it.
  const own = certificates.find((one) => named && Buffer.from(named.toSchema().toBER()).includes(sha256(one)))
  if (!signer || !own) return { good: false, by: null, stampedAt: null }
  const result = await signed.verify({ signer: 0, data: exact(bytes), extendedMode: true }).then(({ signatureVerified }) => signatureVerified === true, () => false)
  const sealer = new X509Certificate(own)
  const [stamp, ...others] = signer.unsignedAttrs?.attributes ?? []
  if (others.length > 0 || (stamp && stamp.type !== oid.timeStampToken)) return { good: false, by: null, stampedAt: null }
  const token = stamp?.values[0]
  const stampedAt = token ? await stampOver(Buffer.from(token.toBER()), Buffer.from(signer.signature.valueBlock.valueHexView)) : null
  return {
    good: result && sidMatches(signer, own) && stampedAt !== 'bad' && plainly(signed, certificates).equals(der),
    by: { subject: oneLine(sealer.subject), issuer: oneLine(sealer.issuer), sha256: sha256(own).toString('hex'), from: new Date(sealer.validFrom).toISOString(), until: new Date(sealer.validTo).toISOString(), selfSigned: sealer.subject === sealer.issuer && sealer.verify(sealer.publicKey) },
    stampedAt,
  }
}

// The moment of a timestamp that holds: over this very signature, and signed by whom it names. 'bad' for any other.
async function stampOver(token: Buffer, signature: Buffer): Promise<string> {
  try {
    const { at, imprint, signed } = readStamp(token)
    const { signatureVerified } = await signed.verify({ signer: 0, data: exact(signature), extendedMode: true })
    return signatureVerified && namesItsSigner(signed) && imprint.equals(sha256(signature)) ? at.toISOString() : 'bad'
  } catch {
    return 'bad'
  }
}

// A token names the certificate that signed it by its hash too (RFC 3161, 2.4.1; RFC 5816).
function namesItsSigner({ signerInfos, certificates = [] }: pkijs.SignedData): boolean {
  const named = signerInfos[0]?.signedAttrs?.attributes.filter(({ type }) => type === oid.signingCertificate || type === oid.signingCertificateV2).map((one) => Buffer.from(one.toSchema().toBER())) ?? []
  const ders = certificates.filter((one) => one instanceof pkijs.Certificate).map((one) => Buffer.from(one.toSchema(true).toBER()))
  return named.some((attribute) => ders.some((der) => attribute.includes(sha256(der)) || attribute.includes(createHash('sha1').update(der).digest())))
}

function sidMatches(signer: pkijs.SignerInfo, certificate: Buffer): boolean {
  const { sid } = signer
  if (!(sid instanceof pkijs.IssuerAndSerialNumber)) return false
  const own = pkijs.Certificate.fromBER(exact(certificate))
  return sid.serialNumber.isEqual(own.serialNumber) && sid.issuer.isEqual(own.issuer)
}

// The envelope's own bytes are not signed: what is read must be the only way to write it, so that no byte of it can change.
function plainly({ signerInfos }: pkijs.SignedData, certificates: Buffer[]): Buffer {
  const [{ sid, signedAttrs, unsignedAttrs, signature, signatureAlgorithm }] = signerInfos as [pkijs.SignerInfo]
  const algorithm = new pkijs.AlgorithmIdentifier({ algorithmId: oid.sha256, algorithmParams: new asn1js.Null() })
  const signer = new pkijs.SignerInfo({ version: 1, sid, digestAlgorithm: algorithm, signatureAlgorithm, signature, ...(signedAttrs && { signedAttrs }), ...(unsignedAttrs && { unsignedAttrs }) })
  const again = new pkijs.SignedData({ version: 1, digestAlgorithms: [algorithm], encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: oid.data }), certificates: certificates.map((one) => pkijs.Certificate.fromBER(exact(one))), signerInfos: [signer] })
  return Buffer.from(new pkijs.ContentInfo({ contentType: oid.signedData, content: again.toSchema(true) }).toSchema().toBER())
}

// The signature in its room. Its own length says where it ends; behind it are zeros and nothing else.
function signatureIn(room: string): Buffer {
  const der = Buffer.from(room, 'hex')
  const long = der[1]! & 0x80
  const bytes = long ? der[1]! & 0x7f : 0
  const length = long ? der.readUIntBE(2, bytes) : der[1]!
  const end = 2 + bytes + length
  if (!/^[0-9a-f]+$/.test(room) || der.length * 2 !== room.length || der.subarray(end).some((byte) => byte !== 0)) throw new Error('pdf: more than a signature in its room')
  return der.subarray(0, end)
}

function timeIn(dictionary: string): string | null {
  const found = /\/M \(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\+08'00'\)/.exec(dictionary)
  return found ? new Date(`${found[1]}-${found[2]}-${found[3]}T${found[4]}:${found[5]}:${found[6]}+08:00`).toISOString() : null
}

function wordsIn(dictionary: string, key: string): string | null {
  const hex = new RegExp(`/${key} <([0-9A-F]+)>`).exec(dictionary)?.[1]
  return hex ? Buffer.from(hex, 'hex').swap16().toString('utf16le').slice(1) : null
}

const oneLine = (name: string): string => name.split('\n').join(', ')
const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()
