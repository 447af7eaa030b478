import type { PaperTrouble } from '#shared/agreements/words.ts'
import { BadSettings } from '#server/platform/config.ts'

/** Why a paper has no seal yet, as its officer is told, and with a sentence for whoever looks after the server. */
export class SealTrouble extends BadSettings {
  readonly why: PaperTrouble
  constructor(why: PaperTrouble, sentence: string) {
    super([sentence])
    this.why = why
  }
}
