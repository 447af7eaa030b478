import type { AgreementStatus } from './words.ts'

/** What can happen to an agreement: opened for signing, edited, withdrawn, signed by the last hand, sealed; and once in effect replaced, revoked, or found void. */
export const steps = ['edit', 'open', 'withdraw', 'finish', 'seal', 'replace', 'revoke', 'invalidate'] as const
export type Step = (typeof steps)[number]

const table: Record<AgreementStatus, Partial<Record<Step, AgreementStatus>>> = {
  draft: { edit: 'draft', open: 'signing', withdraw: 'void' },
  signing: { edit: 'draft', open: 'signing', withdraw: 'void', finish: 'sealing' },
  sealing: { seal: 'effective' },
  effective: { replace: 'replaced', revoke: 'revoked', invalidate: 'invalid' },
  // NOTE: nothing comes after these: what was in effect once stays as it ended, and another agreement is another number.
  replaced: {},
  revoked: {},
  invalid: {},
  void: {},
}

/** G19 What an agreement becomes by a step, or null where the step is not open to it. */
export const statusAfter = (status: AgreementStatus, step: Step): AgreementStatus | null => table[status][step] ?? null

/** How an agreement in effect ends before it is kept: both sides want it, or a court says so. */
export const endings = ['consent', 'court-revoked', 'court-invalid'] as const
export type Ending = (typeof endings)[number]

/** G21 The parties together, or a court, revoke it; that it never held, only a court says (民法典 Arts 146–157). */
export const stepOf: Record<Ending, Extract<Step, 'revoke' | 'invalidate'>> = { consent: 'revoke', 'court-revoked': 'revoke', 'court-invalid': 'invalidate' }

/** Whether an agreement was in effect once, whatever became of it. */
export const wasInEffect = (status: AgreementStatus): boolean => status === 'effective' || status === 'replaced' || status === 'revoked' || status === 'invalid'

/** G20 The number of the nth change of an agreement: 第0001号, 第0001号之一, 第0001号之二; a change of a change counts on from the first. */
export const firstNumber = (number: string): string => number.replace(/之[一二三四五六七八九十]+$/u, '')
