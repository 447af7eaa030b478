import { ArrowRight, Check, CircleCheckBig, Pencil, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { pagesOf } from '#shared/records/review-rules.ts'
import type { NoteReview } from '#shared/records/review.ts'
import { recordsTexts } from '#shared/records/texts.ts'
import { useTexts } from '../platform/language.tsx'
import { HeadFacts, ReviewPage } from '../records/review-pages.tsx'
import { useReview } from '../records/use-review.ts'
import { Button } from '../ui/button.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { PaperStage } from './session-stages.tsx'
import type { Paper, Talk } from './talk-papers.ts'
import { useSpoken } from './use-spoken.ts'

/** The notes on the terminal while they are shown: read screen by screen, a wrong line pointed at, and confirmed. */
export function useNotesPaper({ session, picture, heard }: Talk): Paper | null {
  const say = useTexts(recordsTexts)
  const sessionId = session.session?.id
  const { review, confirm, ask } = useReview(sessionId as NonNullable<typeof sessionId>, sessionId !== undefined)
  const { at, go, picking, pick } = usePages(review)
  const side = session.seat?.side ?? null
  if (!review || !review.shown || side === null) return null
  if (review.confirmations.some((one) => one.seatId === session.seat?.id)) return { body: <NotesConfirmed /> }
  const pages = pagesOf(review.lines)
  const last = at === pages.length
  const waits = review.corrections.some((one) => one.side === side && one.words === null)
  const note = !review.current ? say('changedSince') : waits && last ? say('correctionWaits') : null
  const body = at === 0
    ? <NotesHeadSheet review={review} />
    : <ReviewPage review={review} lines={pages[at - 1]!} at={at} of={pages.length} side={side} note={note} onPick={picking ? (lineId) => { pick(false); ask.save(lineId) } : null} onBack={() => { pick(false); go(at - 1) }} />
  return {
    body: <PaperStage paper={<>{body}<ToldNotice told={confirm.refused ?? ask.refused} /></>} title={say('checkNotes')} more={say('checkNotesMore')} picture={picture} heard={heard} />,
    actions: <NotesActions at={at} last={last} picking={picking} busy={confirm.saving} closed={waits || !review.current} onMove={go} onPick={pick} onRight={() => confirm.save()} />,
  }
}

/** What the notes are, before they are read. */
export function NotesHeadSheet({ review }: { review: NoteReview }) {
  const say = useTexts(recordsTexts)
  return <div className="review" data-version={review.version}><h2>{say(`kind.${review.head.kind}`)}</h2><HeadFacts review={review} /></div>
}

/** A wrong line, and on: after the last screen all of it is right. */
export function NotesActions({ at, last, picking = false, busy = false, closed = false, onMove, onPick, onRight }: { at: number; last: boolean; picking?: boolean; busy?: boolean; closed?: boolean; onMove: (at: number) => void; onPick: (picking: boolean) => void; onRight?: () => void }) {
  const say = useTexts(recordsTexts)
  if (picking) return <Button icon={X} onPress={() => onPick(false)}>{say('pickNone')}</Button>
  return (
    <>
      {at > 0 && <Button icon={Pencil} onPress={() => onPick(true)}>{say('toCorrect')}</Button>}
      {last ? <Button key="right" tone="main" icon={Check} busy={busy} isDisabled={closed} onPress={() => onRight?.()}>{say('allRight')}</Button> : <Button key="on" tone="main" icon={ArrowRight} onPress={() => onMove(at + 1)}>{say(at === 0 ? 'beginReading' : 'pageRight')}</Button>}
    </>
  )
}

/** Where this side is with its reading; another version is read from its beginning. */
function usePages(review: NoteReview | null) {
  const [at, go] = useState(0)
  const [picking, pick] = useState(false)
  useEffect(() => { go(0); pick(false) }, [review?.id])
  return { at: Math.min(at, review ? pagesOf(review.lines).length : 0), go, picking, pick }
}

/** This side has said that the notes are right. */
export function NotesConfirmed() {
  const say = useTexts(recordsTexts)
  useSpoken(say('confirmedThanks'))
  return <div className="kiosk-calm" role="status" data-testid="notes-confirmed"><CircleCheckBig aria-hidden size="9rem" strokeWidth={1.2} /><h1>{say('confirmedThanks')}</h1><p>{say('confirmedMore')}</p></div>
}
