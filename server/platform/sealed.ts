import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'

/** Encrypts a field (AES-256-GCM): 12 bytes of nonce, 16 of tag, then the cipher text. */
export function seal(key: string, plain: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'hex'), nonce)
  const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text])
}

/** Opens a sealed field. Throws if a single bit was changed. */
export function unseal(key: string, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'hex'), sealed.subarray(0, 12))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
}

/** Finds a sealed field again without opening any: HMAC-SHA-256 of the plain text. */
export const blindIndex = (key: string, plain: string): Buffer => createHmac('sha256', Buffer.from(key, 'hex')).update(plain).digest()

export const sha256 = (content: string | Buffer): Buffer => createHash('sha256').update(content).digest()
