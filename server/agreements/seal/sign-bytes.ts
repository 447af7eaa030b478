import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { createHash, webcrypto } from 'node:crypto'
import type { Seal } from './open-seal.ts'
import { oid, exact } from './asn1.ts'

/** Gives a timestamp token (DER) over a signature's bytes. */
export type Stamper = (signature: Buffer) => Promise<Buffer>

/** A detached CMS signature over these bytes as PAdES-B-B asks (ETSI EN 319 142-1): content type, digest and the certificate's hash signed; with a stamper B-T. */
export async function signBytes(bytes: Buffer, { key, chain }: Seal, stamp: Stamper | null): Promise<Buffer> {
  const certificates = chain.map((der) => pkijs.Certificate.fromBER(exact(der)))
  const own = certificates[0]!
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: oid.data }),
    signerInfos: [new pkijs.SignerInfo({ version: 1, sid: new pkijs.IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }), signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes: attributesOf(bytes, chain[0]!) }) })],
    certificates,
  })
  await signed.sign(await asWebKey(key), 0, 'SHA-256', exact(bytes))
  if (stamp) {
    const signer = signed.signerInfos[0]!
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

async function asWebKey(key: Seal['key']): Promise<webcrypto.CryptoKey> {
  const der = key.export({ type: 'pkcs8', format: 'der' })
  if (key.asymmetricKeyType === 'rsa') return webcrypto.subtle.importKey('pkcs8', der, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, false, ['sign'])
  const curves: Record<string, string> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }
  const namedCurve = curves[key.asymmetricKeyDetails?.namedCurve ?? '']
  if (!namedCurve) throw new Error(`seal: a key of kind ${key.asymmetricKeyType} ${key.asymmetricKeyDetails?.namedCurve ?? ''} cannot sign here`)
  return webcrypto.subtle.importKey('pkcs8', der, { name: 'ECDSA', namedCurve }, false, ['sign'])
}

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()
