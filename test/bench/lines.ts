/**
 * What passes over the bad lines of a county: frames a second and sound that had to be made up, down to a terminal with
 * such a line and up from it, in a talk of three. Beside each stands what was reached before with the same condition
 * (two people, one picture each way; simulcast, sound sent again and a patient player where a line was bad).
 *
 *   npm run measure -- lines                 20 s each, about 5 minutes
 *   npm run measure -- lines --seconds=8 --only=loss10
 */
import { parseArgs } from 'node:util'
import type { Condition } from '#test/faults/a-line.ts'
import { Talk } from '#test/faults/a-talk.ts'
import { type Through, throughLine } from '#test/faults/through-line.ts'

const { values: flags } = parseArgs({ options: { seconds: { type: 'string', default: '20' }, settle: { type: 'string', default: '12' }, only: { type: 'string' } } })
type Floor = Pick<Through, 'downFps' | 'upFps' | 'downConcealed' | 'upConcealed'>
const cases: Record<string, { condition: Partial<Condition>; before: Floor }> = {
  clean: { condition: {}, before: { downFps: 20, upFps: 20, downConcealed: 0, upConcealed: 0 } },
  loss10: { condition: { loss: 0.1 }, before: { downFps: 6.5, upFps: 13.5, downConcealed: 0.8, upConcealed: 0.6 } },
  rtt300: { condition: { rttMs: 300 }, before: { downFps: 20, upFps: 20, downConcealed: 0, upConcealed: 0 } },
  kbit256: { condition: { kbit: 256 }, before: { downFps: 14, upFps: 19.7, downConcealed: 0, upConcealed: 0 } },
  allThree: { condition: { loss: 0.1, rttMs: 300, kbit: 256 }, before: { downFps: 7.4, upFps: 13, downConcealed: 1.1, upConcealed: 1.9 } },
}
const chosen = flags.only?.split(',')
const talk = await Talk.begin()
const measured: Record<string, Through & { before: Floor }> = {}
try {
  for (const [name, { condition, before }] of Object.entries(cases)) {
    if (chosen && !chosen.includes(name)) continue
    talk.people.applicant.line.become({})
    await talk.allSeeAndHear()
    const through = await throughLine(talk, condition, { settleMs: Number(flags.settle) * 1_000, forMs: Number(flags.seconds) * 1_000 })
    measured[name] = { ...through, before }
    console.log(`${name.padEnd(9)} down ${through.downFps} fps (${before.downFps}), ${through.downStillS} s still, ${through.downConcealed} % made up (${before.downConcealed})   up ${through.upFps} fps (${before.upFps}), ${through.upStillS} s still, ${through.upConcealed} % made up (${before.upConcealed})`)
  }
  console.log(JSON.stringify(measured))
} finally {
  await talk.close()
}
