import { FileSignature, Hand, PenLine, Printer, Send, UserRoundSearch } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { InkView } from '../agreements/ink-view.tsx'
import { inkOf } from '../agreements/use-agreement.ts'
import { agreementsRefusals } from '#shared/agreements/refusals.ts'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import { isMarked } from '#shared/agreements/ink.ts'
import { type Ink, signingWays, type SigningWay } from '#shared/agreements/words.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { type Signature, SignatureField, type Stroke } from '../ui/signature-field.tsx'
import './signing-stages.css'
import { useSpoken } from './use-spoken.ts'

const icons = { finger: PenLine, mark: Hand, paper: FileSignature } as const

/** How somebody wants to sign, asked aloud: three large keys, one under the other, none of them recommended. */
export function WayStage({ name, busy, refused, onChoose }: { name: string; busy: boolean; refused?: ReactNode; onChoose: (way: SigningWay) => void }) {
  const say = useTexts(agreementsTexts)
  const words = say('wayAsk', { name })
  useSpoken([words, say('wayMore'), ...signingWays.map((way) => `${say(`way.${way}`)}，${say(`way.${way}More`)}`)].join('。'))
  return (
    <div className="kiosk-ways">
      <h1>{words}</h1>
      <p>{say('wayMore')}</p>
      {refused}
      <div className="kiosk-ways-keys">
        {signingWays.map((way) => <Button key={way} size="large" icon={icons[way]} isDisabled={busy} onPress={() => onChoose(way)}><strong>{say(`way.${way}`)}</strong><small>{say(`way.${way}More`)}</small></Button>)}
      </div>
    </div>
  )
}

/** First the party's mark, then beside it the name of whoever saw it made. */
export function MarkStage({ name, witness, busy, refused, onSigned, onStroke }: { name: string; witness: string; busy: boolean; refused?: ReactNode; onSigned: (mark: Ink, witness: Ink) => void; onStroke?: (strokes: Stroke[]) => void }) {
  const say = useTexts(agreementsTexts)
  const sayNo = useTexts(agreementsRefusals)
  const [mark, setMark] = useState<Ink | null>(null)
  const [faint, setFaint] = useState(false)
  const head = mark ? say('witnessAsk', { name: witness }) : say('markAsk', { name })
  const more = mark ? say('witnessMore', { party: name }) : say('markMore')
  useSpoken(`${head}。${more}`)
  const marked = (signature: Signature) => {
    const ink = inkOf(signature)
    setFaint(!isMarked(ink))
    if (isMarked(ink)) setMark(ink)
  }
  return (
    <div className="kiosk-sign">
      <header className="kiosk-sign-head">
        <div><h2>{head}</h2><p>{more}</p></div>
        {mark && <div className="kiosk-sign-mark"><InkView ink={mark} words={name} height="7rem" /></div>}
      </header>
      {refused}
      {faint && <Notice tone="wait">{sayNo('mark-empty')}</Notice>}
      {mark === null
        ? <SignatureField key="mark" name={name} busy={busy} words={{ hint: say('markHint'), done: say('markDone') }} onSigned={marked} {...(onStroke ? { onStroke } : {})} />
        : <SignatureField key="witness" name={`${say('witness')} ${witness}`} busy={busy} onSigned={(signature) => onSigned(mark, inkOf(signature))} />}
    </div>
  )
}

const calm = { wayLaw: Printer, wayPaper: Printer, markWaits: UserRoundSearch } as const

/** Nothing to do on this screen: the counter prints the paper, or the officer asks who the witness is. */
export function ElsewhereStage({ why, name, words = '' }: { why: keyof typeof calm; name: string; words?: string }) {
  const say = useTexts(agreementsTexts)
  const Icon = calm[why]
  useSpoken(`${say(why, { name })}。${say(`${why}More`, { words })}`)
  return <div className="kiosk-calm" role="status"><Icon aria-hidden size="9rem" strokeWidth={1.2} /><h1>{say(why, { name })}</h1><p>{say(`${why}More`, { words })}</p></div>
}

/** The line broke under a signature: it is shown, it is kept, and nothing has to be written again. */
export function InkKeptStage({ ink }: { ink: Ink }) {
  const say = useTexts(agreementsTexts)
  useSpoken(`${say('inkKept')}。${say('inkKeptMore')}`)
  return <div className="kiosk-calm" role="status" data-testid="ink-kept"><Send aria-hidden size="6rem" strokeWidth={1.2} /><h1>{say('inkKept')}</h1><InkView ink={ink} words={say('inkKept')} height="10rem" /><p>{say('inkKeptMore')}</p></div>
}
