import { ArrowLeft, Pencil, Volume2, ZoomIn, ZoomOut } from 'lucide-react'
import { useState } from 'react'
import { casesTexts } from '#shared/cases/texts.ts'
import type { Side } from '#shared/cases/words.ts'
import { type NoteReview, type ShownLine, withWhom } from '#shared/records/review.ts'
import { recordsTexts } from '#shared/records/texts.ts'
import type { NoteLineId } from '#shared/records/words.ts'
import { useDates } from '../platform/dates.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { mayBeHeard, speak } from '../platform/speak.ts'
import { Button } from '../ui/button.tsx'
import './review.css'

const sizes = [2, 2.5, 3.25]

/** One screen of the notes at reading size, larger on request, read aloud where the machine has a voice. While `onPick` is there, a touch on a line says that it is wrong. */
export function ReviewPage({ review, lines, at, of, side, onPick, onBack, note }: { review: NoteReview; lines: ShownLine[]; at: number; of: number; side: Side | null; onPick: ((id: NoteLineId) => void) | null; onBack: () => void; note: string | null }) {
  const say = useTexts(recordsTexts)
  const { language } = useLanguage()
  const [size, setSize] = useState(1)
  const largest = size === sizes.length - 1
  const spoken = lines.map((line) => [say('said', { who: say(`speaker.${line.speaker}`), words: line.text }), ...correctionsOf(review, line).map(({ side: whose, words }) => (words === null ? '' : say('corrected', { side: say(`speaker.${whose}`), words })))].join(' ')).join(' ')
  return (
    <div className="review" data-testid="review-page">
      <div className="review-head"><span>{note ?? (onPick ? say('pickLine') : '')}</span><span className="figures">{say('pageOf', { at, of })}</span></div>
      <ol className="review-lines" style={{ fontSize: `${sizes[size]}rem` }}>
        {lines.map((line) => (
          <li key={line.id}>
            {onPick ? <button type="button" className="review-pick" onClick={() => onPick(line.id)}><Words line={line} /></button> : <p><Words line={line} /></p>}
            {correctionsOf(review, line).filter((one) => one.words !== null || one.side === side).map((one) => (
              <p key={one.id} className="review-correction"><Pencil aria-hidden size="0.9em" />{one.words === null ? say('correctionAsked') : say('corrected', { side: say(`speaker.${one.side}`), words: one.words })}</p>
            ))}
          </li>
        ))}
      </ol>
      <div className="review-tools">
        <Button icon={ArrowLeft} onPress={onBack}>{say('backPage')}</Button>
        <Button icon={largest ? ZoomOut : ZoomIn} onPress={() => setSize(largest ? 0 : size + 1)}>{say(largest ? 'smaller' : 'larger')}</Button>
        {mayBeHeard(language) && <Button icon={Volume2} onPress={() => speak(spoken, language)}>{say('readAloud')}</Button>}
      </div>
    </div>
  )
}

function Words({ line: { speaker, text } }: { line: ShownLine }) {
  const say = useTexts(recordsTexts)
  return <><strong>{say('whoSays', { who: say(`speaker.${speaker}`) })}</strong>{text}</>
}

const correctionsOf = (review: NoteReview, { id }: ShownLine) => review.corrections.filter((one) => one.lineId === id)

/** The head of the notes: what they are, when, where, who. */
export function HeadFacts({ review: { head } }: { review: Pick<NoteReview, 'head'> }) {
  const say = useTexts(recordsTexts)
  const topics = useTexts(casesTexts)
  const { moment } = useDates()
  const facts: [string, string | null][] = [
    [say('head.number'), head.number], [say('head.topic'), topics(`topic.${head.topic}`)], [say('head.time'), head.from && moment(head.from)],
    ...head.sides.map(({ side, place, names, along }): [string, string] => [say(`speaker.${side}`), [names.join(say('listComma')), along && withWhom(along, say), place].filter(Boolean).join(' · ')]),
    [say('head.host'), head.host], [say('head.recorder'), head.recorder], [say('head.others'), head.others.join(say('listComma')) || null],
    [say('head.rights'), head.rightsToldAt && say('head.rightsTold', { at: moment(head.rightsToldAt) })],
  ]
  return <dl className="review-facts">{facts.map(([name, value]) => value && <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
}
