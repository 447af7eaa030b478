import { Check, Undo2 } from 'lucide-react'
import { recordsTexts } from '#shared/records/texts.ts'
import { lineLength } from '#shared/records/rules.ts'
import type { Speaker } from '#shared/records/words.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { clockWords } from './clock-words.ts'
import type { ShownLine } from './use-notes.ts'

/** One line of the notes: when, who, and the words, which stay editable. Where somebody was faster, both are shown to choose from. */
export function NoteRow({ line, readOnly, onType, onKeepMine, onTakeTheirs, onEmptied }: {
  line: ShownLine
  readOnly: boolean
  onType: (change: { speaker: Speaker; text: string }) => void
  onKeepMine: () => void
  onTakeTheirs: () => void
  onEmptied: () => void
}) {
  const say = useTexts(recordsTexts)
  const { speaker, text, typed, theirs } = line
  const who = say(`speaker.${speaker}`)
  return (
    <li className={`notes-row notes-${speaker}${typed ? ' notes-unsaved' : ''}`}>
      <time className="notes-clock figures">{clockWords(line.atMs)}</time>
      <span className="notes-who">{say(`key.${speaker}`)}<span className="only-read-aloud">{who}</span></span>
      {readOnly
        ? <p className="notes-words">{text}</p>
        : <textarea className="notes-words" rows={1} value={text} maxLength={lineLength} aria-label={say('lineOf', { clock: clockWords(line.atMs), who })} onChange={(event) => onType({ speaker, text: event.target.value })} onBlur={() => { if (text.trim() === '' && !typed) onEmptied() }} />}
      {typed?.state === 'overtaken' && (
        <div className="notes-choice">
          <Notice tone="wait" action={<div className="row"><Button icon={Check} onPress={onKeepMine}>{say('keepMine')}</Button><Button icon={Undo2} onPress={onTakeTheirs}>{say('keepTheirs')}</Button></div>}>
            {say('overtaken', { who: theirs?.authorName ?? '' })} {say('theirs', { text: theirs?.text || say('emptyLine') })}
          </Notice>
        </div>
      )}
      {typed?.state === 'refused' && <div className="notes-choice"><ToldNotice told={typed.told} /></div>}
    </li>
  )
}
