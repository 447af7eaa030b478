import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type Edit, editAfter, editBetween, movedBy, type Step } from '#shared/records/edit-rules.ts'
import { lineLength } from '#shared/records/rules.ts'
import type { NoteLineId } from '#shared/records/words.ts'
import { withoutTurns } from '#shared/platform/turns.ts'
import type { NoteKeeper } from './note-keeper.ts'

/** The words of one line, typed by several at once: what others type appears, and the caret stays at its words. */
export function NoteField({ keeper, id, words, onEdit, label, className, rows = 1, hint, testId, onKeyDown, onFocus, onBlur }: {
  keeper: NoteKeeper
  id: NoteLineId | null
  words: string
  onEdit: (edit: Edit) => void
  label: string
  className: string
  rows?: number
  hint?: string
  testId?: string
  onKeyDown?: (event: KeyboardEvent) => void
  onFocus?: () => void
  onBlur?: () => void
}) {
  const field = useRef<HTMLTextAreaElement>(null)
  const caret = useRef<[number, number] | null>(null)
  // NOTE: while a Chinese input method composes, the field is its own; what others type meanwhile waits, or the choice would break off.
  const composing = useRef<{ base: string; heard: (readonly Step[])[] } | null>(null)
  const [composed, setComposed] = useState<string | null>(null)

  // NOTE: once, when it appears: one goes on at the end of what an earlier page left.
  useEffect(() => {
    field.current?.setSelectionRange(words.length, words.length)
    // oxlint-disable-next-line react/exhaustive-deps -- asked once
  }, [])
  useEffect(() => (id === null ? undefined : keeper.hear(id, (steps) => {
    if (composing.current) return void composing.current.heard.push(steps)
    const here = field.current
    if (!here || document.activeElement !== here) return
    const [start, end] = caret.current ?? [here.selectionStart, here.selectionEnd]
    caret.current = [movedBy(start, steps), movedBy(end, steps)]
  })), [keeper, id])
  useLayoutEffect(() => {
    if (caret.current) field.current?.setSelectionRange(...caret.current)
    caret.current = null
  }, [words, composed])

  const type = (edit: Edit) => { if (edit.removed > 0 || edit.inserted !== '') onEdit(edit) }
  const settle = (value: string) => {
    const { base, heard } = composing.current ?? { base: words, heard: [] }
    composing.current = null
    setComposed(null)
    const place = heard.reduce(movedBy, field.current?.selectionStart ?? 0)
    if (heard.length > 0) caret.current = [place, place]
    type(heard.reduce(editAfter, editBetween(base, clean(value))))
  }
  return (
    <textarea ref={field} className={className} rows={rows} value={composed ?? words} maxLength={lineLength} placeholder={hint} aria-label={label} data-testid={testId}
      onChange={({ target: { value } }) => { if (composing.current) setComposed(value); else type(editBetween(words, clean(value))) }}
      onCompositionStart={() => { composing.current = { base: words, heard: [] }; setComposed(words) }} onCompositionEnd={(event) => settle(event.currentTarget.value)}
      onKeyDown={onKeyDown} onFocus={onFocus} onBlur={onBlur} />
  )
}

// NOTE: half a character and what turns text round are refused by the server; they come only from what was pasted.
const clean = (value: string): string => withoutTurns(value.toWellFormed())
