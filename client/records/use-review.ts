import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { NoteCorrectionId, NoteReview } from '#shared/records/review.ts'
import type { NoteLineId } from '#shared/records/words.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { api, query } from '../platform/api.ts'
import { useSave } from '../platform/use-save.ts'

/** The notes of a session as they were shown to the parties, and what may be done with them there. */
export function useReview(sessionId: SessionId, enabled = true) {
  const options = query.records.review.queryOptions({ input: { sessionId }, enabled })
  const asked = useQuery(options)
  const client = useQueryClient()
  // What an action answers is the newest there is: shown at once, asked again by the signal.
  const then = (told: unknown) => { client.setQueryData(options.queryKey, told as never) }
  const review = (asked.data?.review ?? null) as NoteReview | null
  const of = () => ({ sessionId, reviewId: review!.id })
  return {
    review,
    show: useSave((shown: boolean) => api.records.showNotes({ sessionId, shown }), { then }),
    confirm: useSave((_: void) => api.records.confirmNotes(of()), { then }),
    ask: useSave((lineId: NoteLineId) => api.records.askCorrection({ ...of(), lineId }), { then }),
    correct: useSave((written: { correctionId: NoteCorrectionId; words: string }) => api.records.writeCorrection({ sessionId, ...written }), { then }),
    sign: useSave((missing: string | null) => api.records.signNotes({ ...of(), missing }), { then }),
  }
}
