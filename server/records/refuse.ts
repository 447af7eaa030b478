import { refusals } from '#shared/platform/refusal.ts'
import { recordsRefusals } from '#shared/records/refusals.ts'

/** Refuses in the words of this chapter: `throw refuse('notes-closed')`. */
export const refuse = refusals(recordsRefusals, {
  'notes-not-understood': 'invalid',
  'notes-gap': 'conflict',
  'notes-aside': 'conflict',
  'notes-closed': 'forbidden',
  'wrong-type': 'wrongType',
  'upload-too-large': 'tooLarge',
  'upload-gone': 'absent',
  'file-damaged': 'unavailable',
  'not-showable': 'wrongType',
  'nothing-to-show-to': 'conflict',
  'recording-none': 'conflict',
  'recording-not-yours': 'forbidden',
})
