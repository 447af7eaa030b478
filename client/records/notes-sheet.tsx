import { NotebookPen } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { recordsTexts } from '#shared/records/texts.ts'
import { lineLength, notesOpen } from '#shared/records/rules.ts'
import { type NoteLineId, type Speaker, speakers } from '#shared/records/words.ts'
import { sessionClock } from '#shared/sessions/rules.ts'
import type { Seat, SeatRole, Session } from '#shared/sessions/words.ts'
import { now } from '../platform/clock.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Empty, Waiting } from '../ui/empty.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { newLineId } from './note-keeper.ts'
import { NoteRow } from './note-row.tsx'
import './notes.css'
import { useNotes } from './use-notes.ts'

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
  const [composing, setComposing] = useState<NoteLineId | null>(null)
  if (asked.isPending) return <Waiting words={say('loadingNotes')} />
  if (asked.error) return <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />
  const finished = lines.filter(({ id }) => id !== composing)
  return (
    <div className="notes">
      {mayWrite && <div className="notes-head"><Lamp state={lamps[state]} word={say(state)} /></div>}
      {finished.length === 0 && <Empty icon={NotebookPen} title={say('noNotes')}>{say(session.startedAt === null ? 'notStarted' : mayWrite ? 'keysHelp' : 'readOnly')}</Empty>}
      <ol className="notes-lines">
        {finished.map((line) => <NoteRow key={line.id} line={line} readOnly={!mayWrite} onType={(change) => keeper.type({ id: line.id, begunAtMs: line.atMs, revision: line.revision }, change)}
          onKeepMine={() => keeper.keepMine(line.id, line.theirs?.revision ?? 0)} onTakeTheirs={() => keeper.drop(line.id)} onEmptied={() => void remove(line.id)} />)}
      </ol>
      {mayWrite && <Composer clock={() => sessionClock(session, now())} onCompose={setComposing} onEmptied={(id) => void remove(id)}
        onType={(begun, change) => keeper.type({ ...begun, revision: lines.find(({ id }) => id === begun.id)?.revision ?? 0 }, change)} />}
    </div>
  )
}

type Begun = { id: NoteLineId; begunAtMs: number }

/** Where the next line is begun. Its first character stamps it, every pause saves it, Enter sends it up into the list. */
function Composer({ clock, onCompose, onType, onEmptied }: { clock: () => number; onCompose: (id: NoteLineId | null) => void; onType: (begun: Begun, change: { speaker: Speaker; text: string }) => void; onEmptied: (id: NoteLineId) => void }) {
  const say = useTexts(recordsTexts)
  const [text, setText] = useState('')
  const [speaker, setSpeaker] = useState<Speaker>('applicant')
  const begun = useRef<Begun | null>(null)
  const type = (typed: string) => {
    setText(typed)
    if (typed !== '' && !begun.current) {
      begun.current = { id: newLineId(), begunAtMs: clock() }
      onCompose(begun.current.id)
    }
    if (begun.current) onType(begun.current, { speaker, text: typed })
  }
  const finish = () => {
    if (begun.current && text.trim() === '') onEmptied(begun.current.id)
    begun.current = null
    onCompose(null)
    setText('')
  }
  const choose = (chosen: Speaker) => {
    setSpeaker(chosen)
    if (begun.current) onType(begun.current, { speaker: chosen, text })
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
      <textarea className="field-input field-area" rows={2} value={text} maxLength={lineLength} placeholder={say('typeHere', { who: say(`speaker.${speaker}`) })} aria-label={say('typeHere', { who: say(`speaker.${speaker}`) })} data-testid="note-line"
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
