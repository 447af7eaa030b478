import { NotebookPen } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { recordsTexts } from '#shared/records/texts.ts'
import { lineLength, notesOpen } from '#shared/records/rules.ts'
import { type NoteLineId, type Speaker, speakers } from '#shared/records/words.ts'
import { sessionClock } from '#shared/sessions/rules.ts'
import type { Seat, SeatRole, Session } from '#shared/sessions/words.ts'
import { withoutTurns } from '#shared/platform/turns.ts'
import { now } from '../platform/clock.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useKept } from '../platform/use-kept.ts'
import { Empty, Waiting } from '../ui/empty.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { newLineId } from './note-keeper.ts'
import { NoteRow } from './note-row.tsx'
import './notes.css'
import { type ShownLine, useNotes } from './use-notes.ts'

/** The notes of a session as they are typed: who speaks, what they say, stamped with the session clock. */
export function NotesSheet({ session: { session, seat } }: { session: { session: Session | null; seat: Seat | null } }) {
  const say = useTexts(recordsTexts)
  if (!session) return <Waiting words={say('loadingNotes')} />
  return <Notes key={session.id} session={session} role={seat?.role ?? null} />
}

const lamps = { allSaved: 'good', saving: 'wait', notYet: 'bad' } as const

function Notes({ session, role }: { session: Session; role: SeatRole | null }) {
  const say = useTexts(recordsTexts)
  const { asked, lines, keeper, remove, state } = useNotes(session.id)
  // NOTE: asked of the rule and not of the server, because the screen knows the moment at which the session begins.
  const mayWrite = notesOpen(session, role, now())
  const [half, keep] = useKept<Half | null>(`note.${session.id}`, null)
  if (asked.isPending) return <Waiting words={say('loadingNotes')} />
  if (asked.error) return <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />
  const compose = (next: Half | null) => {
    keep(next)
    if (next) keeper.type({ id: next.id, begunAtMs: next.begunAtMs, revision: lines.find(({ id }) => id === next.id)?.revision ?? 0 }, next)
  }
  const finished = lines.filter(({ id }) => !mayWrite || id !== half?.id)
  return (
    <div className="notes">
      {mayWrite && <div className="notes-head"><Lamp state={lamps[state]} word={say(state)} /></div>}
      {finished.length === 0 && <Empty icon={NotebookPen} title={say('noNotes')}>{say(session.startedAt === null ? 'notStarted' : mayWrite ? 'keysHelp' : 'readOnly')}</Empty>}
      <ol className="notes-lines">
        {finished.map((line) => <NoteRow key={line.id} line={line} readOnly={!mayWrite} onType={(change) => keeper.type({ id: line.id, begunAtMs: line.atMs, revision: line.revision }, change)}
          onKeepMine={() => keeper.keepMine(line.id, line.theirs?.revision ?? 0)} onTakeTheirs={() => keeper.drop(line.id)} onEmptied={() => void remove(line.id)} />)}
      </ol>
      {mayWrite && <Composer half={half} known={lines.find(({ id }) => id === half?.id) ?? null} clock={() => sessionClock(session, now())} onHalf={compose} onEmptied={(id) => void remove(id)} />}
    </div>
  )
}

/** A line that is begun and not finished; kept in the tab, so that it comes back into the field after a reload. */
type Half = { id: NoteLineId; begunAtMs: number; speaker: Speaker; text: string }

/** Where the next line is begun. Its first character stamps it, every pause saves it, Enter sends it up into the list. */
function Composer({ half, known, clock, onHalf, onEmptied }: { half: Half | null; known: ShownLine | null; clock: () => number; onHalf: (half: Half | null) => void; onEmptied: (id: NoteLineId) => void }) {
  const say = useTexts(recordsTexts)
  const [speaker, setSpeaker] = useState<Speaker>(half?.speaker ?? 'applicant')
  const text = half?.text ?? ''
  const field = useRef<HTMLTextAreaElement>(null)
  // NOTE: once, when the page opens: one goes on at the end; a line that somebody else went on with meanwhile stands in the list, not in the field.
  useEffect(() => {
    field.current?.setSelectionRange(text.length, text.length)
    if (half && known && !known.typed && known.text.trim() !== half.text.trim()) onHalf(null)
    // oxlint-disable-next-line react/exhaustive-deps -- asked once
  }, [])
  const type = (typed: string) => {
    if (typed !== '' || half) onHalf({ ...(half ?? { id: newLineId(), begunAtMs: clock() }), speaker, text: withoutTurns(typed) })
  }
  const finish = () => {
    if (half && text.trim() === '') onEmptied(half.id)
    onHalf(null)
  }
  const choose = (chosen: Speaker) => {
    setSpeaker(chosen)
    if (half) onHalf({ ...half, speaker: chosen })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // NOTE: Enter also ends the choice of a Chinese input method; that one is not ours.
    if (event.nativeEvent.isComposing) return
    const chosen = speakers[Number(/^Digit([1-5])$/.exec(event.code)?.[1]) - 1]
    // NOTE: with Alt only: a line may well begin with a digit, such as a sum or a date.
    if (chosen && event.altKey && !event.ctrlKey) { event.preventDefault(); return choose(chosen) }
    if (event.key === 'Enter' && !event.shiftKey) { event.preventDefault(); finish() }
  }
  return (
    <div className="notes-composer">
      <SpeakerKeys speaker={speaker} onSpeaker={choose} />
      <textarea ref={field} className="field-input field-area" rows={2} value={text} maxLength={lineLength} placeholder={say('typeHere', { who: say(`speaker.${speaker}`) })} aria-label={say('typeHere', { who: say(`speaker.${speaker}`) })} data-testid="note-line"
        onChange={(event) => type(event.target.value)} onKeyDown={onKeyDown} onBlur={finish} />
      <p className="quiet-text">{say('keysHelp')}</p>
    </div>
  )
}

function SpeakerKeys({ speaker, onSpeaker }: { speaker: Speaker; onSpeaker: (speaker: Speaker) => void }) {
  const say = useTexts(recordsTexts)
  return (
    <div className="notes-keys" role="radiogroup" aria-label={say('whoSpeaks')}>
      {speakers.map((one, at) => (
        <button key={one} type="button" role="radio" aria-checked={one === speaker} aria-label={say(`speaker.${one}`)} className={`notes-key notes-${one}`} tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()} onClick={() => onSpeaker(one)}>
          {say(`key.${one}`)}<kbd aria-hidden>{at + 1}</kbd>
        </button>
      ))}
    </div>
  )
}
