import { refusals } from '#shared/platform/refusal.ts'
import { recordsRefusals } from '#shared/records/refusals.ts'

/** Refuses in the words of this chapter: `throw refuse('line-changed', { who })`. */
export const refuse = refusals(recordsRefusals, {
  'line-changed': 'conflict',
  'notes-closed': 'forbidden',
  'line-not-empty': 'conflict',
  'wrong-type': 'wrongType',
  'upload-too-large': 'tooLarge',
  'upload-gone': 'absent',
  'file-damaged': 'unavailable',
  'not-showable': 'wrongType',
  'nothing-to-show-to': 'conflict',
  'recording-none': 'conflict',
  'recording-not-yours': 'forbidden',
})
