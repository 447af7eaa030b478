import { warningsOf } from '../agreements/check-rules.ts'
import { relationIn } from '../agreements/rules.ts'
import type { AgreementContent, AgreementId, AgreementStatus } from '../agreements/words.ts'
import { type Side, sides } from '../cases/words.ts'
import type { Id } from '../platform/ids.ts'
import { addDays, type Day } from '../platform/time.ts'

export type ConfirmationId = Id<'confirmation'>

/** How far the parties' joint request to the court is: being got ready, sent, taken on, and the court's answer. */
export const confirmationStates = ['preparing', 'sent', 'accepted', 'confirmed', 'refused', 'withdrawn'] as const
export type ConfirmationState = (typeof confirmationStates)[number]

/** J5 From where it may go to where. What is not here is refused. */
const steps: Record<ConfirmationState, readonly ConfirmationState[]> = {
  preparing: ['sent', 'withdrawn'], sent: ['accepted', 'confirmed', 'refused', 'withdrawn'], accepted: ['confirmed', 'refused', 'withdrawn'],
  confirmed: [], refused: [], withdrawn: [],
}
export const mayGoTo = (from: ConfirmationState, to: ConfirmationState): boolean => steps[from].includes(to)
export const nextStates = (from: ConfirmationState): readonly ConfirmationState[] => steps[from]

/** Why a court would not be asked. */
export const whyNotConfirmable = ['not-peoples', 'not-effective', 'too-late', 'status-relation', 'title'] as const
export type WhyNotConfirmable = (typeof whyNotConfirmable)[number]

/** J1 What stands against asking the court (民诉法 Art 205; 民诉法解释 Arts 351, 355): only people's mediation, in effect, within its time, no status relation, no title. */
export function againstConfirming({ form, status, terms, parties }: Pick<AgreementContent, 'form' | 'terms' | 'parties'> & { status: AgreementStatus }, lastDay: Day | null, today: Day): WhyNotConfirmable[] {
  const relation = terms.some(({ what }) => relationIn(what) !== null)
  const title = warningsOf({ terms, parties }).some(({ code }) => code === 'title')
  const against: Record<WhyNotConfirmable, boolean> = { 'not-peoples': form !== 'peoples_agreement/1', 'not-effective': status !== 'effective', 'too-late': lastDay !== null && today > lastDay, 'status-relation': relation, title }
  return whyNotConfirmable.filter((why) => against[why])
}

/** On which days after it took effect both sides are reminded. */
export const reminderDays = [7, 20, 27] as const
export type ReminderDay = (typeof reminderDays)[number]

/** The days on which they are, as long as the court can still be asked. */
export const reminderDaysOf = (effectiveOn: Day, lastDay: Day): Day[] => reminderDays.map((days) => addDays(effectiveOn, days)).filter((on) => on <= lastDay)

/** J3 Which reminder is due: the latest whose day has come and that was not sent, nor a later one. None once the court is asked or the time is over. */
export function reminderDue({ effectiveOn, lastDay, today, sent }: { effectiveOn: Day; lastDay: Day; today: Day; sent: readonly number[] }): ReminderDay | null {
  if (today > lastDay) return null
  const due = reminderDays.filter((days) => addDays(effectiveOn, days) <= today).at(-1)
  return due === undefined || sent.some((days) => days >= due) ? null : due
}

/** How a side said that it wants the confirmation. */
export const consentWays = ['at_station', 'by_phone', 'by_video', 'in_writing'] as const
export type ConsentWay = (typeof consentWays)[number]
export type Consent = { side: Side; way: ConsentWay; on: Day; by: string }

/** J4 What is still missing before the request can go to the court: a side that has not said yes, the application, the dossier. */
export const beforeSending = ['consent-applicant', 'consent-respondent', 'application', 'dossier'] as const
export function missingToSend({ consents, application, dossier }: { consents: readonly Consent[]; application: boolean; dossier: boolean }): (typeof beforeSending)[number][] {
  const asked = sides.filter((side) => !consents.some((one) => one.side === side)).map((side) => `consent-${side}` as const)
  return [...asked, ...(application ? [] : ['application'] as const), ...(dossier ? [] : ['dossier'] as const)]
}

/** A request as the wizard shows it. */
export type Confirmation = {
  agreementId: AgreementId
  number: string
  effectiveOn: Day | null
  /** The last day on which the court can be asked. */
  lastDay: Day | null
  against: WhyNotConfirmable[]
  state: ConfirmationState | null
  consents: Consent[]
  missing: (typeof beforeSending)[number][]
  court: string
  sentOn: Day | null
  answeredOn: Day | null
  note: string
}
