import type { DayLoad } from '#shared/oversight/words.ts'
import { mayOversee } from '#shared/oversight/may.ts'
import type { Day } from '#shared/platform/time.ts'
import { type Context, insist } from '#server/people/index.ts'
import { knownDay, wholeDay } from '../known-day.ts'
import { officersOn } from '../officers-on.ts'
import { loadPerSkill } from '../rules/load.ts'
import { loadHeld } from '../store.ts'

/** What a day asks of each skill beside the officers who are there. Rules L1–L5. */
export async function readLoad(ctx: Context, { day }: { day: Day }): Promise<DayLoad> {
  insist(ctx, mayOversee(ctx.actor))
  const [officers, meetings, known] = await Promise.all([officersOn(ctx.db, day), loadHeld(ctx.db, wholeDay(day)), knownDay(ctx.db, day)])
  return { day, kind: known?.kind ?? null, skills: loadPerSkill(officers, meetings) }
}
