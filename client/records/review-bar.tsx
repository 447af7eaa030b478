import { Eye, EyeOff, FileCheck2, Pencil } from 'lucide-react'
import { useState } from 'react'
import { unconfirmed } from '#shared/records/review-rules.ts'
import type { NoteCorrection, NoteReview } from '#shared/records/review.ts'
import { recordsTexts } from '#shared/records/texts.ts'
import { sides } from '#shared/cases/words.ts'
import type { Session } from '#shared/sessions/words.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { TextArea } from '../ui/field.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { FileView } from './file-view.tsx'
import { HeadFacts } from './review-pages.tsx'
import type { useReview } from './use-review.ts'

type Reviewing = ReturnType<typeof useReview>

/** How the notes stand with the parties: shown or not, who has confirmed, what they want changed; and signing them. */
export function ReviewBar({ session, reviewing, mayWrite }: { session: Session; reviewing: Reviewing; mayWrite: boolean }) {
  const say = useTexts(recordsTexts)
  const { time } = useDates()
  const { review, show } = reviewing
  const shown = review?.shown === true && !review.signed
  const present = sides.filter((side) => session.seats.some((seat) => seat.side === side))
  return (
    <section className="review-bar" aria-label={say('review')}>
      {review && (
        <p className="review-state">
          {say(review.signed ? 'versionSigned' : shown ? 'versionShown' : 'versionHidden', { version: review.version, at: time(review.signed?.at ?? review.shownAt), who: review.signed?.byName ?? '' })}
          {present.map((side) => {
            const mark = review.confirmations.find((one) => one.side === side)
            return <Lamp key={side} state={mark ? 'good' : 'off'} word={say(mark ? 'sideRight' : 'sideReads', { side: say(`speaker.${side}`), at: mark ? time(mark.at) : '' })} />
          })}
        </p>
      )}
      {review && !review.current && <p className="review-stale">{say('staleNotes')}</p>}
      {mayWrite && (
        <div className="row">
          {(!shown || !review.current) && <Button icon={Eye} busy={show.saving} onPress={() => show.save(true)}>{say(review ? 'showAgain' : 'showNotes')}</Button>}
          {shown && <Button tone="bare" icon={EyeOff} onPress={() => show.save(false)}>{say('hideNotes')}</Button>}
          {review && !review.signed && review.current && <Sign session={session} reviewing={reviewing} review={review} />}
          {review?.signed?.attachmentId && <SignedPaper review={review} />}
        </div>
      )}
      <ToldNotice told={show.refused} />
      {review && <details><summary>{say(`kind.${review.head.kind}`)} · {say('headOf')}</summary><HeadFacts review={review} /></details>}
    </section>
  )
}

function Sign({ session, reviewing: { sign }, review }: { session: Session; reviewing: Reviewing; review: NoteReview }) {
  const say = useTexts(recordsTexts)
  const [asked, setAsked] = useState(false)
  const [missing, setMissing] = useState('')
  const [tried, setTried] = useState(false)
  const left = unconfirmed(review, session.seats)
  return (
    <>
      <Button icon={FileCheck2} tone={left.length === 0 ? 'main' : 'quiet'} onPress={() => setAsked(true)}>{say('signNotes')}</Button>
      <Confirm title={say('signSure')} open={asked} yes={say('signNotes')} busy={sign.saving} onNo={() => setAsked(false)} onYes={() => { setTried(true); if (left.length === 0 || missing.trim() !== '') sign.save(left.length === 0 ? null : missing.trim()) }}>
        <p>{say('signMore')}</p>
        {left.length > 0 && <TextArea label={say('missingWhy', { sides: left.map((side) => say(`speaker.${side}`)).join(say('listComma')) })} required rows={2} maxLength={200} refused={tried && missing.trim() === '' ? say('missingNeeded') : null} value={missing} onChange={setMissing} />}
        <ToldNotice told={sign.refused} />
      </Confirm>
    </>
  )
}

function SignedPaper({ review }: { review: NoteReview }) {
  const say = useTexts(recordsTexts)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={FileCheck2} onPress={() => setOpen(true)}>{say('signedPaper')}</Button>
      {open && <FileView file={{ id: review.signed!.attachmentId!, name: `${say(`kind.${review.head.kind}`)} ${review.head.number}.pdf`, type: 'application/pdf' }} onClose={() => setOpen(false)} />}
    </>
  )
}

/** What a side wants changed in a line, beside it: who, when, and the words, or the field that they are written in. */
export function CorrectionRow({ correction, reviewing: { correct }, mayWrite }: { correction: NoteCorrection; reviewing: Reviewing; mayWrite: boolean }) {
  const say = useTexts(recordsTexts)
  const { time } = useDates()
  const [words, setWords] = useState('')
  const side = say(`speaker.${correction.side}`)
  if (correction.words !== null) return <p className="notes-correction"><Pencil aria-hidden size="1em" /><span><strong>{say('correctionOf', { side })}</strong>{correction.words}</span></p>
  return (
    <div className="notes-correction notes-correction-open">
      <p role="status"><Pencil aria-hidden size="1em" /> {say('wantsChange', { side, at: time(correction.askedAt) })}</p>
      {mayWrite && <><TextArea label={say('correctionWords')} rows={2} maxLength={1000} value={words} onChange={setWords} /><Button isDisabled={words.trim() === ''} busy={correct.saving} onPress={() => correct.save({ correctionId: correction.id, words: words.trim() })}>{say('keepCorrection')}</Button></>}
      <ToldNotice told={correct.refused} />
    </div>
  )
}
