import { anIdNumber, aPhone } from '#test/helpers/a-villager.ts'
import { terminalOf } from '#drizzle/seed/stations.ts'
import type { AppointmentId } from '#shared/appointments/words.ts'
import type { CaseId, Topic } from '#shared/cases/words.ts'
import type { Need } from '#shared/people/words.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { type Desktop, expect, type Tab } from './browser.ts'
import type { County } from './county.ts'

/** The four people of the story at their screens, once their session is booked. */
export type Meeting = { sessionId: SessionId; caseId: CaseId; appointmentId: AppointmentId; host: Tab; applicant: Tab; respondent: Tab }

/** Registers a boundary dispute between 云岭 and 石坎, checks both sides in, and opens the three screens. */
export async function bookMeeting(county: Pick<County, 'as'>, desktop: Desktop, { topic = 'homestead', summary = '两家的田坎被移动了四十厘米', needs = [] }: { topic?: Topic; summary?: string; needs?: Need[] } = {}): Promise<Meeting> {
  const clerk = county.as((await county.as().people.openDemoDoor({ door: 'clerk' })).token)
  const [yunling, shikan] = [terminalOf('yunling', 1).stationId, terminalOf('shikan', 1).stationId]
  const party = (name: string, nth: number, needs: Need[] = []) => ({ name, idNumber: anIdNumber('1961-05-04', 'male', nth), phone: aPhone(nth), address: '云岭镇', needs, language: null, guardian: null })
  const { appointment: booked } = await clerk.appointments.register({
    idempotencyKey: crypto.randomUUID(), topic, urgent: true, allHere: true, summary,
    sides: [{ side: 'applicant', stationId: yunling, parties: [party('覃福来', 11, needs)] }, { side: 'respondent', stationId: shikan, parties: [party('余桂花', 12)] }],
  })
  const appointment = booked ?? raise('the duty lead has it')
  const [applicant, respondent, host] = [await desktop.enter('terminal-applicant'), await desktop.enter('terminal-respondent'), await desktop.enter('officer')]
  const officer = county.as((await county.as().people.openDemoDoor({ door: 'officer' })).token)
  const session = await untilFound(async () => (await officer.sessions.coming()).find((one) => one.appointmentId === appointment.id))
  await host.goto(`/desk/sessions/${session.id}`)
  return { sessionId: session.id, caseId: appointment.caseId, appointmentId: appointment.id, host, applicant, respondent }
}

/** Both sides sit down and say that they are ready; the officer asks them in; they answer with one touch. */
export async function meet({ host, applicant, respondent }: Meeting): Promise<void> {
  for (const terminal of [applicant, respondent]) await terminal.getByRole('button', { name: '我准备好了' }).click()
  await expect(host.getByText('自己说准备好了')).toHaveCount(2)
  await host.getByRole('button', { name: '全部请进来' }).click()
  for (const terminal of [applicant, respondent]) await terminal.getByRole('button', { name: '接听' }).click()
}

/** Asks until there is an answer: what a booking makes follows it by a moment. */
export async function untilFound<Found>(ask: () => Promise<Found | null | undefined>, withinMs = 15_000): Promise<Found> {
  for (const until = Date.now() + withinMs; ;) {
    const found = await ask()
    if (found !== null && found !== undefined) return found
    if (Date.now() > until) throw new Error(`not found within ${withinMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

function raise(message: string): never {
  throw new Error(message)
}
