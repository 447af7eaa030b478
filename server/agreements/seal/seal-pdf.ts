import { fillSignature, placeSignature, type Said } from './signature-place.ts'
import type { Seal } from './open-seal.ts'
import { signBytes, type Stamper } from './sign-bytes.ts'

// Hex digits kept free: certificates and signature, and a timestamp with certificates of its own.
const room = { plain: 12_000, stamped: 32_000 }

/** Seals a PDF: a PAdES signature over every byte of it, with a timestamp where there is a service. */
export async function sealPdf(pdf: Buffer, seal: Seal, said: Said, stamp: Stamper | null = null): Promise<Buffer> {
  const certificates = seal.chain.reduce((sum, der) => sum + der.length * 2, 0)
  const placed = placeSignature(pdf, said, certificates + (stamp ? room.stamped : room.plain))
  return fillSignature(placed, await signBytes(Buffer.concat([placed.before, placed.after]), seal, stamp))
}
