import { NotebookPen } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import type { Edit } from '#shared/records/edit-rules.ts'
import type { TypedLine } from '#shared/records/note-doc.ts'
import { notesOpen } from '#shared/records/rules.ts'
import { recordsTexts } from '#shared/records/texts.ts'
import { type NoteLineId, type Speaker, speakers } from '#shared/records/words.ts'
import { sessionClock } from '#shared/sessions/rules.ts'
import type { Seat, SeatRole, Session } from '#shared/sessions/words.ts'
import { now } from '../platform/clock.ts'
import { useTexts } from '../platform/language.tsx'
import { useKept } from '../platform/use-kept.ts'
import { Empty, Waiting } from '../ui/empty.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { NoteField } from './note-field.tsx'
import { newLineId, type NoteKeeper } from './note-keeper.ts'
import { NoteRow } from './note-row.tsx'
import './notes.css'
import { CorrectionRow, ReviewBar } from './review-bar.tsx'
import { useNotes } from './use-notes.ts'
import { useReview } from './use-review.ts'

/** The notes of a session as they are typed: who speaks, what they say, stamped with the session clock. */
export function NotesSheet({ session: { session, seat } }: { session: { session: Session | null; seat: Seat | null } }) {
  const say = useTexts(recordsTexts)
  if (!session) return <Waiting words={say('loadingNotes')} />
  return <Notes key={session.id} session={session} role={seat?.role ?? null} />
}

const lamps = { allSaved: 'good', saving: 'wait', notYet: 'bad' } as const

function Notes({ session, role }: { session: Session; role: SeatRole | null }) {
  // NOTE: asked of the rule and not of the server, because the screen knows the moment at which the session begins.
  return <NotesLook session={session} notes={useNotes(session.id)} reviewing={useReview(session.id)} mayWrite={notesOpen(session, role, now())} />
}

/** How the notes look: what is typed, what the parties want changed, and how far all of it is saved. */
export function NotesLook({ session, notes: { lines, opened, state, told, keeper }, reviewing, mayWrite }: { session: Session; notes: ReturnType<typeof useNotes>; reviewing: ReturnType<typeof useReview>; mayWrite: boolean }) {
  const say = useTexts(recordsTexts)
  // The line that is begun in the field below and not finished; kept in the tab, so that it is there again after a reload.
  const [halfId, keepHalf] = useKept<NoteLineId | null>(`note.${session.id}`, null)
  const [editing, setEditing] = useState<NoteLineId | null>(null)
  if (!opened) return told ? <ToldNotice told={told} onAgain={() => keeper.again()} /> : <Waiting words={say('loadingNotes')} />
  const half = (mayWrite && lines.find(({ id }) => id === halfId)) || null
  // NOTE: a line that was emptied is gone, but not from under the caret.
  const finished = lines.filter(({ id, text }) => id !== half?.id && (text.trim() !== '' || id === editing))
  return (
    <div className="notes">
      {mayWrite && <div className="notes-head"><Lamp state={lamps[state]} word={say(state)} /></div>}
      {told && <ToldNotice told={told} />}
      {(reviewing.review || (mayWrite && finished.length > 0)) && <ReviewBar session={session} reviewing={reviewing} mayWrite={mayWrite} />}
      {finished.length === 0 && <Empty icon={NotebookPen} title={say('noNotes')}>{say(session.startedAt === null ? 'notStarted' : mayWrite ? 'keysHelp' : 'readOnly')}</Empty>}
      <ol className="notes-lines">
        {finished.map((line) => (
          <NoteRow key={line.id} line={line} keeper={keeper} readOnly={!mayWrite} onFocus={() => setEditing(line.id)} onBlur={() => setEditing(null)}>
            {reviewing.review?.corrections.filter(({ lineId }) => lineId === line.id).map((correction) => <CorrectionRow key={correction.id} correction={correction} reviewing={reviewing} mayWrite={mayWrite} />)}
          </NoteRow>
        ))}
      </ol>
      {mayWrite && <Composer keeper={keeper} half={half} clock={() => Math.round(sessionClock(session, now()))} onHalf={keepHalf} />}
    </div>
  )
}

/** Where the next line is begun. Its first character stamps it, Enter sends it up into the list. */
function Composer({ keeper, half, clock, onHalf }: { keeper: NoteKeeper; half: TypedLine | null; clock: () => number; onHalf: (id: NoteLineId | null) => void }) {
  const say = useTexts(recordsTexts)
  const [chosen, setChosen] = useState<Speaker>('applicant')
  const speaker = half?.speaker ?? chosen
  const type = (edit: Edit) => {
    if (half) return keeper.type(half.id, edit)
    const id = newLineId()
    keeper.begin({ id, atMs: clock(), speaker, text: edit.inserted })
    onHalf(id)
  }
  const choose = (next: Speaker) => {
    setChosen(next)
    if (half) keeper.letSpeak(half.id, next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // NOTE: Enter also ends the choice of a Chinese input method; that one is not ours.
    if (event.nativeEvent.isComposing) return
    const wanted = speakers[Number(/^Digit([1-5])$/.exec(event.code)?.[1]) - 1]
    // NOTE: with Alt only: a line may well begin with a digit, such as a sum or a date.
    if (wanted && event.altKey && !event.ctrlKey) { event.preventDefault(); return choose(wanted) }
    if (event.key === 'Enter' && !event.shiftKey) { event.preventDefault(); onHalf(null) }
  }
  const label = say('typeHere', { who: say(`speaker.${speaker}`) })
  return (
    <div className="notes-composer">
      <SpeakerKeys speaker={speaker} onSpeaker={choose} />
      <NoteField keeper={keeper} id={half?.id ?? null} words={half?.text ?? ''} onEdit={type} className="field-input field-area" rows={2} hint={label} label={label} testId="note-line" onKeyDown={onKeyDown} onBlur={() => onHalf(null)} />
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
