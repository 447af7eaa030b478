import type { ReactNode } from 'react'
import { recordsTexts } from '#shared/records/texts.ts'
import type { TypedLine } from '#shared/records/note-doc.ts'
import { useTexts } from '../platform/language.tsx'
import { clockWords } from './clock-words.ts'
import { NoteField } from './note-field.tsx'
import type { NoteKeeper } from './note-keeper.ts'

/** One line of the notes: when, who, and the words, which stay editable for as long as the notes are open; under it what belongs to it. */
export function NoteRow({ line: { id, atMs, speaker, text }, keeper, readOnly, onFocus, onBlur, children }: { line: TypedLine; keeper: NoteKeeper; readOnly: boolean; onFocus: () => void; onBlur: () => void; children?: ReactNode }) {
  const say = useTexts(recordsTexts)
  const who = say(`speaker.${speaker}`)
  return (
    <li className={`notes-row notes-${speaker}`}>
      <time className="notes-clock figures">{clockWords(atMs)}</time>
      <span className="notes-who">{say(`key.${speaker}`)}<span className="only-read-aloud">{who}</span></span>
      {readOnly
        ? <p className="notes-words">{text}</p>
        : <NoteField keeper={keeper} id={id} words={text} onEdit={(edit) => keeper.type(id, edit)} className="notes-words" label={say('lineOf', { clock: clockWords(atMs), who })} onFocus={onFocus} onBlur={onBlur} />}
      {children}
    </li>
  )
}
