/** How large a PNG or JPEG says it is, before anything of it is opened; null for what is neither. */
export function sizeOf(picture: Buffer): { width: number; height: number } | null {
  if (picture.length > 24 && picture.toString('latin1', 1, 4) === 'PNG') return { width: picture.readUInt32BE(16), height: picture.readUInt32BE(20) }
  if (picture.length < 4 || picture.readUInt16BE(0) !== 0xffd8) return null
  // JPEG: marker after marker, each with its length, until the one that begins a frame (SOF0–SOF15 but DHT, JPG, DAC).
  for (let at = 2; at + 9 < picture.length && picture[at] === 0xff; at += 2 + picture.readUInt16BE(at + 2)) {
    const marker = picture[at + 1]!
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return { height: picture.readUInt16BE(at + 5), width: picture.readUInt16BE(at + 7) }
  }
  return null
}
