import { useSyncExternalStore } from 'react'
import type { Language } from '#shared/platform/say.ts'

/** Whether this machine has a voice for the language. */
export const mayBeHeard = (language: Language): boolean => 'speechSynthesis' in window && speechSynthesis.getVoices().some((known) => known.lang.toLowerCase().startsWith(language))

/** The same as it is now: voices of a machine come some time after the page. */
export const useMayBeHeard = (language: Language): boolean => useSyncExternalStore(whenVoicesCome, () => mayBeHeard(language))

function whenVoicesCome(then: () => void): () => void {
  if (!('speechSynthesis' in window)) return () => {}
  speechSynthesis.addEventListener('voiceschanged', then)
  return () => speechSynthesis.removeEventListener('voiceschanged', then)
}

/** Says nothing more of what is being said. */
export const hush = (): void => { if ('speechSynthesis' in window) speechSynthesis.cancel() }

/** Says a sentence aloud where the machine has a voice for the language; silent where it has none. */
export function speak(sentence: string, language: Language): void {
  if (!('speechSynthesis' in window) || sentence === '') return
  const voice = speechSynthesis.getVoices().find((known) => known.lang.toLowerCase().startsWith(language))
  if (!voice) return
  const spoken = new SpeechSynthesisUtterance(sentence)
  spoken.voice = voice
  spoken.lang = voice.lang
  spoken.rate = 0.9
  speechSynthesis.cancel()
  speechSynthesis.speak(spoken)
}

/** Rings softly, two falling notes every three seconds, until told to stop. */
export function ring(): () => void {
  const sound = new AudioContext()
  const once = () => { note(sound, 660, 0); note(sound, 528, 0.35) }
  once()
  const timer = setInterval(once, 3000)
  return () => { clearInterval(timer); void sound.close() }
}

function note(sound: AudioContext, hertz: number, afterSeconds: number): void {
  const tone = sound.createOscillator()
  const loudness = sound.createGain()
  const from = sound.currentTime + afterSeconds
  tone.frequency.value = hertz
  loudness.gain.setValueAtTime(0, from)
  loudness.gain.linearRampToValueAtTime(0.25, from + 0.03)
  loudness.gain.exponentialRampToValueAtTime(0.001, from + 0.8)
  tone.connect(loudness).connect(sound.destination)
  tone.start(from)
  tone.stop(from + 0.85)
}
