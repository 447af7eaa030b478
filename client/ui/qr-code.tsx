import { useEffect, useState } from 'react'

/** A QR code, drawn here and never fetched. `words` say what it leads to. */
export function QrCode({ text, words, size = '10rem' }: { text: string; words: string; size?: string }) {
  const [picture, setPicture] = useState<string | null>(null)
  useEffect(() => {
    let shown = true
    void import('qrcode').then(async ({ toString }) => {
      const svg = await toString(text, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
      if (shown) setPicture(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`)
    })
    return () => { shown = false }
  }, [text])
  // NOTE: the white ground belongs to the code itself; phones cannot read a dark one.
  return picture ? <img src={picture} alt={words} style={{ width: size, height: size, borderRadius: 6 }} /> : <span style={{ display: 'inline-block', width: size, height: size }} aria-label={words} />
}
