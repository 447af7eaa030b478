import { arrivedSince } from './ears.ts'
import { type Role, roles, type Talk } from './a-talk.ts'

/** How long the slowest person waited for a picture and for sound, in milliseconds. */
export type Back = { msToFrame: number; msToSound: number }

// Sound that was on its way when somebody was muted is let out first: what counts is what comes after a break.
async function quiet(talk: Talk, muted: readonly Role[]): Promise<void> {
  for (const until = Date.now() + 20_000; ;) {
    const since = Date.now() - 1_500
    const arrived = await Promise.all(talk.everybody.map(({ page }) => arrivedSince(page, since)))
    if (!arrived.some(({ sounds }) => muted.some((role) => (sounds[talk.people[role].seat]?.length ?? 0) > 0))) return
    if (Date.now() > until) throw new Error(`${muted.join()} is muted and is heard all the same`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

// A pause as short as this is no break: a camera in the dark sends fewer pictures.
const stillMs = 350

// What a break stops is still before so long; a pause that begins later has another cause.
const beginsMs = 2_000

/** The end of the longest pause that a break began, counted from when it could first have ended; 0 where nothing was missed. */
export function backAfter(times: readonly number[], broke: number, mended: number): number {
  let [longest, end] = [stillMs, mended]
  let last = broke
  for (const at of times) {
    if (at < broke) continue
    if (last > broke + beginsMs) break
    if (at - last > longest) [longest, end] = [at - last, at]
    last = at
  }
  return Math.max(0, Math.round(end - mended))
}

/** The longest time without a picture, and without sound, of anybody at anybody since a moment. */
export async function longestPause(talk: Talk, since: number): Promise<{ picture: number; sound: number }> {
  const longest = { picture: 0, sound: 0 }
  for (const { page } of talk.everybody) {
    const { pictures, sounds } = await arrivedSince(page, since)
    longest.picture = Math.max(longest.picture, ...Object.values(pictures).map(pauseIn))
    longest.sound = Math.max(longest.sound, ...Object.values(sounds).map(pauseIn))
  }
  return longest
}

const pauseIn = (times: readonly number[]): number => Math.round(Math.max(0, ...times.map((at, nth) => at - (times[nth - 1] ?? at))))

/** What breaks something at a moment and may mend it at a later one. */
export type Fault = () => Promise<{ broke: number; mended: number }>

/**
 * Breaks something in mid-talk and says how long the slowest of all waited. Throws where not everything comes back, or
 * where a muted person was heard at any moment.
 */
export async function breakAndWait(talk: Talk, fault: Fault, { muted = [], withinMs = 60_000 }: { muted?: readonly Role[]; withinMs?: number } = {}): Promise<Back> {
  await talk.allSeeAndHear({ muted })
  await quiet(talk, muted)
  const from = Date.now()
  const { broke, mended } = await fault()
  await new Promise((resolve) => setTimeout(resolve, 300))
  await talk.allSeeAndHear({ muted, withinMs })
  // NOTE: a second more, so that a late pause of somebody who came back early is seen too.
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  await talk.allSeeAndHear({ muted, withinMs })
  const back: Back = { msToFrame: 0, msToSound: 0 }
  for (const { role, page } of talk.everybody) {
    const { pictures, sounds } = await arrivedSince(page, from)
    for (const other of roles.filter((one) => one !== role)) {
      const { seat } = talk.people[other]
      if (muted.includes(other) && (sounds[seat]?.length ?? 0) > 0) throw new Error(`${other} is muted and was heard at ${role}`)
      back.msToFrame = Math.max(back.msToFrame, backAfter(pictures[seat] ?? [], broke, mended))
      if (!muted.includes(other)) back.msToSound = Math.max(back.msToSound, backAfter(sounds[seat] ?? [], broke, mended))
    }
  }
  return back
}
