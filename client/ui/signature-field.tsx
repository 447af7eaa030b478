import { Eraser, PenLine } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import SignaturePad from 'signature_pad'
import { useTexts } from '../platform/language.tsx'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import './signature-field.css'
import { texts } from './texts.ts'

/** One stroke of a signature: points in the field's own 0–1 square, with milliseconds since the first. */
export type Stroke = { x: number; y: number; ms: number; pressure: number }[]
/** A signature as it was written: a picture, and how the hand moved. */
export type Signature = { png: string; strokes: Stroke[] }

// NOTE: ink is black on white in every theme, because this goes on paper.
const ink = '#111111'

/** A white field with a line to sign on, for finger, pen or mouse. `onStroke` hears each stroke as it ends. */
export function SignatureField({ name, busy = false, words, onSigned, onStroke }: { name: string; busy?: boolean; /** In place of “please sign here” and “signed”. */ words?: { hint: string; done: string }; onSigned: (signature: Signature) => void; onStroke?: (strokes: Stroke[]) => void }) {
  const say = useTexts(texts)
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<SignaturePad | null>(null)
  const heard = useRef(onStroke)
  heard.current = onStroke
  const [empty, setEmpty] = useState(true)
  const [warned, setWarned] = useState(false)

  useEffect(() => {
    const field = canvas.current
    if (!field) return
    const made = new SignaturePad(field, { penColor: ink, minWidth: 1.5, maxWidth: 4.5, throttle: 0 })
    pad.current = made
    // NOTE: a field that changes its size under a finger waits for the end of the stroke: the pad would never hear that end.
    let writing = false
    let waits = false
    const fit = new ResizeObserver(() => {
      waits = writing
      if (!writing) resize(field, made)
    })
    fit.observe(field)
    made.addEventListener('beginStroke', () => { writing = true })
    made.addEventListener('endStroke', () => {
      writing = false
      if (waits) resize(field, made)
      waits = false
      setEmpty(made.isEmpty())
      setWarned(false)
      heard.current?.(strokesOf(made, field))
    })
    return () => { fit.disconnect(); made.off() }
  }, [])

  const clear = () => {
    pad.current?.clear()
    setEmpty(true)
    heard.current?.([])
  }
  const done = () => {
    if (!pad.current || !canvas.current || pad.current.isEmpty()) return setWarned(true)
    onSigned({ png: pad.current.toDataURL('image/png'), strokes: strokesOf(pad.current, canvas.current) })
  }
  return (
    <div className="signature">
      <div className="signature-paper">
        <canvas ref={canvas} className="signature-canvas" role="img" aria-label={`${name} ${say('signHere')}`} data-testid="signature" />
        <span className="signature-line" aria-hidden />
        {empty && <span className="signature-hint" aria-hidden>{words?.hint ?? say('signHere')}</span>}
        <span className="signature-name">{name}</span>
      </div>
      {warned && <Notice tone="wait">{say('signEmpty')}</Notice>}
      <div className="signature-buttons">
        <Button icon={Eraser} onPress={clear} isDisabled={busy}>{say('signAgain')}</Button>
        <Button icon={PenLine} tone="main" onPress={done} busy={busy}>{words?.done ?? say('signed')}</Button>
      </div>
    </div>
  )
}

/** Someone else's signature as it grows, drawn small and not to be touched. */
export function SignatureView({ strokes, words }: { strokes: readonly Stroke[]; words: string }) {
  return (
    <svg className="signature-view" viewBox="0 0 1000 300" role="img" aria-label={words} preserveAspectRatio="none">
      {strokes.map((stroke, index) => <polyline key={index} points={stroke.map(({ x, y }) => `${x * 1000},${y * 300}`).join(' ')} fill="none" stroke={ink} strokeWidth={5} strokeLinecap="round" strokeLinejoin="round" vectorEffect="non-scaling-stroke" />)}
    </svg>
  )
}

function strokesOf(pad: SignaturePad, field: HTMLCanvasElement): Stroke[] {
  const groups = pad.toData()
  const first = groups[0]?.points[0]?.time ?? 0
  const { width, height } = field.getBoundingClientRect()
  return groups.map(({ points }) => points.map(({ x, y, time, pressure }) => ({ x: x / width, y: y / height, ms: Math.round(time - first), pressure })))
}

// A canvas forgets what is on it when its size changes; the strokes are kept and drawn again.
function resize(field: HTMLCanvasElement, pad: SignaturePad): void {
  const ratio = Math.max(window.devicePixelRatio, 1)
  const strokes = pad.toData()
  field.width = field.offsetWidth * ratio
  field.height = field.offsetHeight * ratio
  field.getContext('2d')?.scale(ratio, ratio)
  pad.fromData(strokes)
}
