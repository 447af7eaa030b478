import { useCallback, useEffect, useState } from 'react'

const seconds = 3

/** Where "can you hear yourself?" is: not asked, speaking, listening, answering, not heard, or without a microphone. */
export type HeardBack = 'off' | 'speak' | 'listen' | 'ask' | 'unheard' | 'failed'

/** Records three seconds, plays them back and asks. Nothing is kept. `may` turning false ends it at once. */
export function useHeardBack(may: boolean, onAnswer: (heard: 0 | 1) => void): { state: HeardBack; start: () => void; answer: (heard: 0 | 1) => void; end: () => void } {
  const [state, setState] = useState<HeardBack>('off')
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (turn === 0 || !may) return
    const stop = new AbortController()
    const unless = (next: HeardBack) => { if (!stop.signal.aborted) setState(next) }
    const go = async () => {
      const { recordVoice, playVoice } = await import('../sessions/media/record-voice.ts')
      setState('speak')
      const voice = await recordVoice(seconds, stop.signal)
      if (!voice) return unless('failed')
      unless('listen')
      await playVoice(voice, stop.signal)
      unless('ask')
    }
    go().catch(() => unless('failed'))
    return () => { stop.abort(); setState('off') }
  }, [turn, may])
  const start = useCallback(() => setTurn((before) => before + 1), [])
  const end = useCallback(() => { setTurn(0); setState('off') }, [])
  const answer = useCallback((heard: 0 | 1) => {
    if (heard === 1) end()
    else setState('unheard')
    onAnswer(heard)
  }, [end, onAnswer])
  return { state, start, answer, end }
}
