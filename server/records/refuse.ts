import { refusals } from '#shared/platform/refusal.ts'
import { recordsRefusals } from '#shared/records/refusals.ts'

/** Refuses in the words of this chapter: `throw refuse('notes-closed')`. */
export const refuse = refusals(recordsRefusals, {
  'notes-not-understood': 'invalid',
  'notes-gap': 'conflict',
  'notes-aside': 'conflict',
  'notes-closed': 'forbidden',
  'notes-not-shown': 'conflict',
  'notes-changed': 'conflict',
  'correction-open': 'conflict',
  'correction-written': 'conflict',
  'notes-unconfirmed': 'conflict',
  'notes-signed': 'conflict',
  'notes-empty': 'conflict',
  'notes-unprintable': 'invalid',
  'wrong-type': 'wrongType',
  'upload-too-large': 'tooLarge',
  'upload-gone': 'absent',
  'file-damaged': 'unavailable',
  'not-showable': 'wrongType',
  'nothing-to-show-to': 'conflict',
  'recording-none': 'conflict',
  'recording-not-yours': 'forbidden',
})
