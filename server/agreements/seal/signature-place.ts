/** A PDF with room for one signature: `before` and `after` are what is signed, `room` how many hex digits lie between them. */
export type Placed = { before: Buffer; after: Buffer; room: number }
/** What the signature says about itself. */
export type Said = { name: string; reason: string; location: string; contact: string; at: Date }

/**
 * Adds an invisible signature field to a PDF of ours, as an incremental update (ISO 32000-1, 7.5.6, 12.8): what Typst made
 * stays byte for byte at the front. Words are UTF-16 in hex, so that no Chinese character is harmed on its way.
 * NOTE: it reads only what Typst writes (a cross-reference table, plain objects); anything else throws.
 */
export function placeSignature(pdf: Buffer, said: Said, room: number): Placed {
  const old = readTail(pdf)
  const root = objectAt(pdf, old, old.root)
  const pageNumber = lastPage(pdf, old, reference(root, 'Pages'))
  const page = objectAt(pdf, old, pageNumber)
  if (/\/(?:AcroForm|Annots)\b/.test(root + page)) throw new Error('pdf: it has fields or notes already')
  const [field, signature] = [old.size, old.size + 1]

  const objects: [number, string][] = [
    [old.root, withEntry(root, `/AcroForm << /Fields [${field} 0 R] /SigFlags 3 >>`)],
    [pageNumber, withEntry(page, `/Annots [${field} 0 R]`)],
    [field, `<< /Type /Annot /Subtype /Widget /FT /Sig /T ${words('印章')} /F 132 /Rect [0 0 0 0] /P ${pageNumber} 0 R /V ${signature} 0 R >>`],
  ]
  let text = pdf.at(-1) === 0x0a ? '' : '\n'
  const offsets = new Map<number, number>()
  const put = (number: number, body: string) => { offsets.set(number, pdf.length + text.length); text += `${number} 0 obj\n${body}\nendobj\n` }
  for (const [number, body] of objects) put(number, body)

  const range = ' '.repeat(40)
  const head = `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Name ${words(said.name)} /Reason ${words(said.reason)} /Location ${words(said.location)} /ContactInfo ${words(said.contact)} /M (${pdfTime(said.at)}) /ByteRange [${range}] /Contents <`
  put(signature, `${head}${'0'.repeat(room)}> >>`)
  const contentsFrom = offsets.get(signature)! + `${signature} 0 obj\n${head}`.length - 1
  const contentsTo = contentsFrom + room + 2
  const table = [...offsets].map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const startxref = pdf.length + text.length
  text += `xref\n${table}trailer\n<< /Size ${old.size + 2} /Root ${old.root} 0 R ${old.rest} /Prev ${old.xref} >>\nstartxref\n${startxref}\n%%EOF\n`

  const whole = Buffer.concat([pdf, Buffer.from(text, 'latin1')])
  const ranges = `0 ${contentsFrom} ${contentsTo} ${whole.length - contentsTo}`.padEnd(range.length)
  whole.write(ranges, whole.lastIndexOf(`[${range}]`) + 1, 'latin1')
  return { before: whole.subarray(0, contentsFrom), after: whole.subarray(contentsTo), room }
}

/** The signed PDF: the signature in its room, filled up with zeros. */
export function fillSignature({ before, after, room }: Placed, signature: Buffer): Buffer {
  const hex = signature.toString('hex')
  if (hex.length > room) throw new Error(`pdf: a signature of ${hex.length} digits does not fit into ${room}`)
  return Buffer.concat([before, Buffer.from(`<${hex.padEnd(room, '0')}>`, 'latin1'), after])
}

type Tail = { xref: number; size: number; root: number; rest: string; offsets: Map<number, number> }

function readTail(pdf: Buffer): Tail {
  const end = pdf.subarray(-4096).toString('latin1')
  const xref = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(end)?.[1] ?? Number.NaN)
  const text = Number.isNaN(xref) ? '' : pdf.subarray(xref).toString('latin1')
  const trailer = /trailer\s*<<([\s\S]*)>>\s*startxref/.exec(text)?.[1]
  if (!text.startsWith('xref') || trailer === undefined) throw new Error('pdf: no cross-reference table')
  const size = Number(/\/Size (\d+)/.exec(trailer)?.[1])
  const kept = [/\/Info \d+ \d+ R/, /\/ID \[[^\]]*\]/].map((entry) => entry.exec(trailer)?.[0] ?? '').join(' ')
  return { xref, size, root: reference(trailer, 'Root'), rest: kept, offsets: offsetsIn(text) }
}

function offsetsIn(text: string): Map<number, number> {
  const first = /^xref\s+0 (\d+)\s+/.exec(text)
  if (!first) throw new Error('pdf: a cross-reference table in parts')
  return new Map(Array.from({ length: Number(first[1]) }, (_, number) => [number, Number(text.slice(first[0].length + number * 20, first[0].length + number * 20 + 10))]))
}

function objectAt(pdf: Buffer, { offsets }: Tail, number: number): string {
  const from = offsets.get(number) ?? -1
  const text = pdf.subarray(from, pdf.indexOf('endobj', from)).toString('latin1')
  const head = `${number} 0 obj`
  if (from < 0 || !text.startsWith(head)) throw new Error(`pdf: no object ${number}`)
  return text.slice(head.length).trim()
}

// The seal stands on the last page, so the field does too.
function lastPage(pdf: Buffer, tail: Tail, number: number): number {
  const kids = /\/Kids\s*\[([^\]]*)\]/.exec(objectAt(pdf, tail, number))?.[1]
  if (kids === undefined) return number
  const last = [...kids.matchAll(/(\d+) 0 R/g)].at(-1)?.[1]
  if (last === undefined) throw new Error('pdf: no pages')
  return lastPage(pdf, tail, Number(last))
}

function reference(dictionary: string, key: string): number {
  const number = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1]
  if (number === undefined) throw new Error(`pdf: no ${key}`)
  return Number(number)
}

function withEntry(dictionary: string, entry: string): string {
  if (!dictionary.endsWith('>>')) throw new Error('pdf: not a dictionary')
  return `${dictionary.slice(0, -2)} ${entry} >>`
}

const words = (text: string): string => `<${Buffer.from(`\uFEFF${text}`, 'utf16le').swap16().toString('hex').toUpperCase()}>`

// 2026-09-18 09:12:00 in the county's time: D:20260918091200+08'00'
function pdfTime(at: Date): string {
  return `D:${new Date(at.getTime() + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14)}+08'00'`
}
