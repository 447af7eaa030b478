import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { SessionId } from '#shared/sessions/words.ts'
import { NoteKeeper, type NotesView } from './note-keeper.ts'

/** The notes of a session as they are typed, by everybody at once, and the way to type in them. */
export function useNotes(sessionId: SessionId): NotesView & { keeper: NoteKeeper } {
  const keeper = useMemo(() => new NoteKeeper(sessionId), [sessionId])
  useEffect(() => keeper.open(), [keeper])
  return { ...useSyncExternalStore(keeper.subscribe, () => keeper.view), keeper }
}
