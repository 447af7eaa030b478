import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { NoteLine, NoteLineId } from '#shared/records/words.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { api, query } from '../platform/api.ts'
import { NoteKeeper, type Typed } from './note-keeper.ts'

/** A line as the screen shows it: the server's, with what this tab has typed laid over it. */
export type ShownLine = Pick<NoteLine, 'id' | 'atMs' | 'speaker' | 'text' | 'revision'> & { typed: Typed | null; theirs: NoteLine | null }

/** The notes of a session, live, and the way to type in them. */
export function useNotes(sessionId: SessionId) {
  const options = query.records.notes.queryOptions({ input: { sessionId } })
  const asked = useQuery(options)
  const client = useQueryClient()
  const { queryKey } = options
  const keeper = useMemo(() => new NoteKeeper(sessionId, (saved) => {
    client.setQueryData(queryKey, (before) => before && { ...before, lines: [...before.lines.filter(({ id }) => id !== saved.id), saved].sort(byClock) })
    // oxlint-disable-next-line react/exhaustive-deps -- the key is made of the session's id
  }), [sessionId, client])
  useEffect(() => keeper.open(), [keeper])
  const typed = useSyncExternalStore(keeper.subscribe, () => keeper.typed)
  const lines = useMemo(() => shown((asked.data?.lines ?? []) as NoteLine[], typed), [asked.data, typed])

  /** Takes a line away once it is empty, here and on the server. */
  const remove = async (id: NoteLineId): Promise<void> => {
    keeper.drop(id)
    await api.records.removeLine({ sessionId, lineId: id }).catch(() => undefined)
    await client.invalidateQueries({ queryKey })
  }
  return { asked, lines, keeper, remove, state: stateOf([...typed.values()]) }
}

/** How the whole sheet stands: all saved, saving, or not saved yet. */
export type SheetState = 'allSaved' | 'saving' | 'notYet'

function stateOf(typed: Typed[]): SheetState {
  if (typed.some(({ state }) => state === 'failed' || state === 'overtaken' || state === 'refused')) return 'notYet'
  return typed.length > 0 ? 'saving' : 'allSaved'
}

function shown(lines: NoteLine[], typed: ReadonlyMap<NoteLineId, Typed>): ShownLine[] {
  const saved = lines.map((line): ShownLine => {
    const mine = typed.get(line.id) ?? null
    return { ...line, ...(mine ? { speaker: mine.speaker, text: mine.text } : {}), typed: mine, theirs: line }
  })
  const fresh = [...typed.values()].filter(({ id }) => !lines.some((line) => line.id === id))
  return [...saved, ...fresh.map((mine): ShownLine => ({ id: mine.id, atMs: mine.begunAtMs, speaker: mine.speaker, text: mine.text, revision: mine.revision, typed: mine, theirs: null }))].sort(byClock)
}

const byClock = (a: { atMs: number; id: string }, b: { atMs: number; id: string }): number => a.atMs - b.atMs || (a.id < b.id ? -1 : 1)
