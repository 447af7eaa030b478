import { randomUUID } from 'node:crypto'
import { shift } from '#drizzle/schema/index.ts'
import { bookAppointment } from '#server/appointments/index.ts'
import type { Context } from '#server/people/index.ts'
import type { Db } from '#server/platform/db.ts'
import { newId } from '#server/platform/context.ts'
import { type Registration, registration, type RegistrationInput } from '#shared/appointments/contract.ts'
import type { Appointment } from '#shared/appointments/words.ts'
import type { StaffActor, UnitId } from '#shared/people/words.ts'
import { atClock } from '#shared/platform/time.ts'
import { aContext, anId, morning } from '#test/helpers/a-context.ts'
import { aVillager } from '#test/helpers/a-villager.ts'
import { aClerk, anOfficer, aStation, aTerminal } from '#test/helpers/someone.ts'

/** The mark of case numbers in tests. */
export const mark = '青禾'

/** A small county: two stations with a clerk and a terminal each, and an officer who mediates on two days. */
export async function aCounty(db: Db) {
  const yunling = await aStation(db, { name: '云岭' })
  const shikan = await aStation(db, { name: '石坎' })
  const clerk = await aClerk(db, { station: yunling })
  const otherClerk = await aClerk(db, { station: shikan })
  const here = await aTerminal(db, { station: yunling, name: '终端甲' })
  const there = await aTerminal(db, { station: shikan, name: '终端乙' })
  const officer = await anOfficer(db, { skills: ['mediation', 'household', 'legal'] })
  await onDuty(db, officer)
  return { yunling, shikan, clerk, otherClerk, here, there, officer, ctx: { ...aContext(db, { actor: clerk }), newId } satisfies Context }
}

/** Registers and gives the appointment; where nothing fits and the duty lead has it, throws the cause as a refusal would be thrown. */
export async function book(...given: Parameters<typeof bookAppointment>): Promise<{ appointment: Appointment; asChosen: boolean }> {
  const { appointment, asChosen, escalation } = await bookAppointment(...given)
  if (appointment) return { appointment, asChosen }
  throw Object.assign(new Error('the duty lead has it'), { body: { code: escalation!.cause.code, sentence: escalation!.cause.sentence } })
}

/** Puts an officer on the roster of two days. */
export async function onDuty(db: Db, officer: StaffActor, days: readonly string[] = ['2026-09-18', '2026-09-19'], from = '08:30', to = '17:30'): Promise<void> {
  await db.insert(shift).values(days.map((on) => ({ id: anId<'shift'>(), staffId: officer.id, kind: 'roster' as const, during: { from: atClock(on, from), to: atClock(on, to) }, note: null, createdAt: morning })))
}

/** What a clerk sends when one villager asks for advice about the household register. */
export function aQuestion(stationId: UnitId, given: Partial<RegistrationInput> = {}): Registration {
  return registration.parse({ idempotencyKey: randomUUID(), topic: 'household_registration', summary: '孩子上学迁户口', sides: [{ side: 'applicant', stationId, parties: [aVillager()] }], ...given })
}

/** What a clerk sends when two neighbours quarrel about a boundary, each at their own station. */
export function aDispute(applicantAt: UnitId, respondentAt: UnitId, given: Partial<RegistrationInput> = {}): Registration {
  return registration.parse({
    idempotencyKey: randomUUID(), topic: 'neighbor', summary: '田坎挪了四十公分',
    sides: [{ side: 'applicant', stationId: applicantAt, parties: [aVillager()] }, { side: 'respondent', stationId: respondentAt, parties: [aVillager()] }], ...given,
  })
}
