import { setTimeout as wait } from 'node:timers/promises'
import type { Condition } from './a-line.ts'
import type { Talk } from './a-talk.ts'
import { arrivedSince, concealed } from './ears.ts'

/** What passes over a bad line: frames a second, seconds that the picture stood still (down: of the one that goes first, as that of who speaks does), and per cent of sound that the browser had to make up; down to the person, up from them. */
export type Through = { downFps: number; upFps: number; downStillS: number; upStillS: number; downConcealed: number; upConcealed: number }

/** Makes the applicant's line bad, lets it settle, and counts for a while what arrives. */
export async function throughLine(talk: Talk, condition: Partial<Condition>, { settleMs, forMs }: { settleMs: number; forMs: number }): Promise<Through> {
  const { applicant, host, respondent } = talk.people
  applicant.line.become(condition)
  await wait(settleMs)
  const began = Date.now()
  const before = await Promise.all([applicant, host].map(async ({ page }) => ({ sound: await concealed(page), frames: (await arrivedSince(page, began)).frames })))
  await wait(forMs)
  const after = await Promise.all([applicant, host].map(async ({ page }) => ({ sound: await concealed(page), arrived: await arrivedSince(page, began) })))
  const seconds = (Date.now() - began) / 1000
  const share = (at: 0 | 1) => round(100 * (after[at]!.sound.made - before[at]!.sound.made) / Math.max(1, after[at]!.sound.all - before[at]!.sound.all))
  const fps = (at: 0 | 1, seat: string) => round(((after[at]!.arrived.frames[seat] ?? 0) - (before[at]!.frames[seat] ?? 0)) / seconds)
  const still = (at: 0 | 1, seat: string) => round(stillSeconds(after[at]!.arrived.pictures[seat] ?? [], began, Date.now()))
  const others = [host.seat, respondent.seat]
  return {
    downFps: Math.max(...others.map((seat) => fps(0, seat))), upFps: fps(1, applicant.seat),
    downStillS: Math.min(...others.map((seat) => still(0, seat))), upStillS: still(1, applicant.seat),
    // NOTE: the host hears the respondent over a good line too, so what is made up of the applicant's sound is twice the share of both.
    downConcealed: share(0), upConcealed: round(2 * share(1)),
  }
}

// Time in pauses longer than half a second.
function stillSeconds(times: readonly number[], from: number, to: number): number {
  let [still, last] = [0, from]
  for (const at of [...times, to]) {
    if (at - last > 500) still += at - last
    last = at
  }
  return still / 1000
}

const round = (value: number): number => Math.round(value * 10) / 10
