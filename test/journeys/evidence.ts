import { deflateSync, crc32 } from 'node:zlib'

/** A photograph's worth of green and brown, as a PNG that a browser can draw. */
export function aPicture(width = 640, height = 400): Buffer {
  const rows = Buffer.concat(Array.from({ length: height }, (_, y) => Buffer.from([0, ...Array.from({ length: width }, (_, x) => (y < height / 2 ? [207, 216, 200] : (x >> 5) % 2 ? [143, 163, 122] : [107, 91, 69])).flat()])))
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

/** A paper with one large word on each page, as a PDF. */
export function aPaper(words: readonly string[]): Buffer {
  const pages = words.map((word, at) => ({ page: 4 + at * 2, content: 5 + at * 2, drawing: `BT /F 96 Tf 80 600 Td (${word}) Tj ET` }))
  const objects: [number, string][] = [
    [1, '<< /Type /Catalog /Pages 2 0 R >>'],
    [2, `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map(({ page }) => `${page} 0 R`).join(' ')}] >>`],
    [3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
    ...pages.flatMap(({ page, content, drawing }): [number, string][] => [
      [page, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${content} 0 R >>`],
      [content, `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`],
    ]),
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map(([nth, body]) => { const place = text.length; text += `${nth} 0 obj\n${body}\nendobj\n`; return place })
  const table = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF`
  return Buffer.from(text, 'latin1')
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(body.length, 0)
  frame.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
}
