import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { createHash, type X509Certificate } from 'node:crypto'
import type { Seal } from './open-seal.ts'
import { oid, exact } from './asn1.ts'

/** Gives a timestamp token (DER) over a signature's bytes. */
export type Stamper = (signature: Buffer) => Promise<Buffer>

/** A detached CMS signature over these bytes as PAdES-B-B asks (ETSI EN 319 142-1): content type, digest and the certificate's hash signed; with a stamper B-T. */
export async function signBytes(bytes: Buffer, { sign, chain, certificate }: Seal, stamp: Stamper | null): Promise<Buffer> {
  const certificates = chain.map((der) => pkijs.Certificate.fromBER(exact(der)))
  const own = certificates[0]!
  const digestAlgorithm = new pkijs.AlgorithmIdentifier({ algorithmId: oid.sha256, algorithmParams: new asn1js.Null() })
  const signedAttrs = new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes: attributesOf(bytes, chain[0]!) })
  const signer = new pkijs.SignerInfo({
    version: 1, digestAlgorithm, signedAttrs, signatureAlgorithm: algorithmOf(certificate),
    sid: new pkijs.IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
    signature: new asn1js.OctetString({ valueHex: exact(await sign(asSet(signedAttrs))) }),
  })
  const signed = new pkijs.SignedData({ version: 1, digestAlgorithms: [digestAlgorithm], encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: oid.data }), signerInfos: [signer], certificates })
  if (stamp) {
    const token = await stamp(Buffer.from(signer.signature.valueBlock.valueHexView))
    signer.unsignedAttrs = new pkijs.SignedAndUnsignedAttributes({ type: 1, attributes: [new pkijs.Attribute({ type: oid.timeStampToken, values: [asn1js.fromBER(exact(token)).result] })] })
  }
  return Buffer.from(new pkijs.ContentInfo({ contentType: oid.signedData, content: signed.toSchema(true) }).toSchema().toBER())
}

function attributesOf(bytes: Buffer, certificate: Buffer): pkijs.Attribute[] {
  const hashOfCertificate = new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [new asn1js.OctetString({ valueHex: exact(sha256(certificate)) })] })] })] })
  const attributes = [
    new pkijs.Attribute({ type: oid.contentType, values: [new asn1js.ObjectIdentifier({ value: oid.data })] }),
    new pkijs.Attribute({ type: oid.messageDigest, values: [new asn1js.OctetString({ valueHex: exact(sha256(bytes)) })] }),
    new pkijs.Attribute({ type: oid.signingCertificateV2, values: [hashOfCertificate] }),
  ]
  // A SET is signed in the order of its encoding (X.690, 11.6).
  return attributes.map((one) => ({ one, der: Buffer.from(one.toSchema().toBER()) })).sort((a, b) => Buffer.compare(a.der, b.der)).map(({ one }) => one)
}

// What is signed is the attributes as a SET, and not as the field that they are in (RFC 5652, 5.4).
function asSet(attributes: pkijs.SignedAndUnsignedAttributes): Buffer {
  const der = Buffer.from(attributes.toSchema().toBER())
  der[0] = 0x31
  return der
}

function algorithmOf({ publicKey: { asymmetricKeyType: kind } }: X509Certificate): pkijs.AlgorithmIdentifier {
  if (kind === 'rsa') return new pkijs.AlgorithmIdentifier({ algorithmId: oid.sha256WithRsa })
  if (kind === 'ec') return new pkijs.AlgorithmIdentifier({ algorithmId: oid.ecdsaWithSha256 })
  throw new Error(`seal: a key of kind ${kind} cannot sign here`)
}

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()
