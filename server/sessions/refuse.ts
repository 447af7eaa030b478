import { refusals } from '#shared/platform/refusal.ts'
import { sessionsRefusals } from '#shared/sessions/refusals.ts'

/** Refusals of this chapter: `throw refuse('session-over')`. */
export const refuse = refusals(sessionsRefusals, {
  'session-not-yours': 'forbidden',
  'session-not-admitted': 'forbidden',
  'session-over': 'conflict',
  'session-host-only': 'forbidden',
  'session-not-from-here': 'conflict',
  'session-side-not-there': 'conflict',
  'session-not-willing': 'conflict',
  'session-nobody-waits': 'conflict',
  'session-mute-locked': 'forbidden',
  'session-ask-instead': 'conflict',
  'session-listens-only': 'forbidden',
  'session-media-unavailable': 'unavailable',
  'session-media-refused': 'invalid',
  'session-connection-lost': 'conflict',
  'session-not-invitable': 'conflict',
  'session-recused': 'conflict',
  'recording-never-in-caucus': 'conflict',
  'recording-paused': 'conflict',
  'recording-not-begun': 'conflict',
  'recording-guardian-no': 'conflict',
  'recording-asks-guardian': 'conflict',
  'recording-somebody-no': 'conflict',
  'recording-objected': 'conflict',
  'recording-asks-everybody': 'conflict',
  'recording-say-it-aloud': 'conflict',
  'recording-touch-first': 'conflict',
  'recording-reason-needed': 'conflict',
  'recording-lost': 'conflict',
})
