import { useCallback, useEffect, useState } from 'react'
import type { Answerer, RecordingView, TapeMeter } from '#shared/sessions/recording.ts'
import type { SeatId } from '#shared/sessions/words.ts'
import { refusalOf, type Told } from '../platform/refusal-of.ts'
import { ask, useConnection, useSignal } from '../platform/socket.ts'
import type { OpenSession } from './use-session.ts'

export type Recording = {
  view: RecordingView | null
  meters: readonly TapeMeter[]
  told: Told | null
  askAll: () => void
  answer: (as: Answerer, answer: 'yes' | 'no') => void
  heard: (seatId: SeatId, as: Answerer) => void
  start: () => void
  stop: (reason: string) => void
  acknowledge: (reason: string) => Promise<boolean>
}

/** How it stands with the recording of a session that this tab sits in, and what can be done about it. */
export function useRecording({ session, phase }: Pick<OpenSession, 'session' | 'phase'>): Recording {
  const [view, setView] = useState<RecordingView | null>(null)
  const [meters, setMeters] = useState<readonly TapeMeter[]>([])
  const [told, setTold] = useState<Told | null>(null)
  const line = useConnection()
  const sessionId = session?.id
  useSignal('sessions:recording', (now) => { if (now.sessionId === sessionId) setView(now) })
  useSignal('sessions:tape', (now) => { if (now.sessionId === sessionId) setMeters(now.meters) })
  useEffect(() => {
    if (sessionId === undefined || phase !== 'in' || line !== 'online') return
    ask('sessions:recording', { sessionId }).then(setView, (error: unknown) => setTold(refusalOf(error)))
  }, [sessionId, phase, line])
  const done = useCallback(async (asked: Promise<unknown>): Promise<boolean> => {
    try {
      await asked
      setTold(null)
      return true
    } catch (error) {
      setTold(refusalOf(error))
      return false
    }
  }, [])
  const at = { sessionId: sessionId! }
  return {
    view: phase === 'in' ? view : null, meters, told,
    askAll: () => void done(ask('sessions:recording-ask', at)),
    answer: (as, answer) => void done(ask('sessions:recording-answer', { ...at, as, answer })),
    heard: (seatId, as) => void done(ask('sessions:recording-heard', { ...at, seatId, as })),
    start: () => void done(ask('sessions:recording-start', at)),
    stop: (reason) => void done(ask('sessions:recording-stop', { ...at, reason })),
    acknowledge: (reason) => done(ask('sessions:recording-acknowledge', { ...at, reason })),
  }
}

/** What is still to be answered at one's own seat, while the host asks. */
export const openQuestion = (view: RecordingView | null, you: SeatId | null): Answerer | null => (view?.asking ? view.asked.find(({ seatId, given }) => seatId === you && given === null)?.as ?? null : null)
