import { setTimeout as wait } from 'node:timers/promises'
import type { AssentId } from '#shared/agreements/assent-rules.ts'
import type { Deps } from '#server/deps.ts'
import type { Job } from '#server/platform/jobs.ts'
import { checkAssents } from './actions/check-assents.ts'
import { type Booth, keepAssent, keepRest } from './actions/keep-assent.ts'
import { pressOf } from './actions/seal-agreement.ts'
import { sealWaiting } from './actions/seal-waiting.ts'

// NOTE: by then what was said is on the disk: a tape holds sound back for three seconds at most, and half a second longer for a stretch.
const settlesMs = 4_000

/** Keeps a spoken yes as soon as it is on the disk. */
export async function keepSoon({ asSystem }: Pick<Deps, 'asSystem'>, booth: Booth, assentId: AssentId): Promise<void> {
  await wait(settlesMs)
  await keepAssent(asSystem('assents'), booth, assentId)
}

/** What the clock starts in this chapter. */
export const agreementsJobs = (deps: Pick<Deps, 'asSystem' | 'config' | 'files' | 'log'>, booth: Booth): Job[] => [
  // What waits for its seal is tried again.
  { name: 'agreements-seal-waiting', cron: '* * * * *', run: () => sealWaiting(deps.asSystem('paper'), pressOf(deps), deps.log) },
  { name: 'agreements-keep-assents', cron: '23 * * * *', run: () => keepRest(deps.asSystem('assents'), booth) },
  { name: 'agreements-check-assents', cron: '40 2 * * *', run: async () => {
    const { bad } = await checkAssents(deps.asSystem('assents'), booth.files)
    if (bad > 0) deps.log.error({ bad }, 'spoken assents are not as they were kept')
  } },
]
