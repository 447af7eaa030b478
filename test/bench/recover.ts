/**
 * How long the slowest of three people waits for a picture and for sound after something broke in mid-session: worst of
 * ten. A cut is counted from when the line is whole again, everything else from the moment that it broke. In all of it
 * the respondent is muted and their page goes on sending; a sound of it that arrives ends the measurement.
 *
 *   npm run measure -- recover                       ten times each, about 15 minutes (the long cuts three times)
 *   npm run measure -- recover --times=2 --only=worker,cut5
 */
import { parseArgs } from 'node:util'
import { Talk } from '#test/faults/a-talk.ts'
import { type Back, breakAndWait, type Fault, longestPause } from '#test/faults/back.ts'
import { cutLine, killPostgres, killServer, killWorker } from '#test/faults/kill.ts'
import { quantile } from '#test/faults/figure.ts'

const { values: flags } = parseArgs({ options: { times: { type: 'string', default: '10' }, only: { type: 'string' } } })
const times = Number(flags.times)
const talk = await Talk.begin()
const { server, people: { applicant, respondent } } = talk
// NOTE: half a minute without a line teaches little the tenth time.
const faults: Record<string, { fault: Fault; times: number }> = {
  worker: { fault: killWorker(server), times },
  server: { fault: killServer(server), times },
  cut5: { fault: cutLine(applicant.line, 5_000), times },
  cut30: { fault: cutLine(applicant.line, 30_000), times: Math.min(times, 3) },
}
const chosen = flags.only?.split(',')
const worst: Record<string, Back> = {}

try {
  await respondent.page.getByRole('button', { name: '静音', exact: true }).click()
  const muted = ['respondent'] as const
  for (const [name, { fault, times: often }] of Object.entries(faults)) {
    if (chosen && !chosen.includes(name)) continue
    const backs: Back[] = []
    for (let time = 1; time <= often; time += 1) {
      backs.push(await breakAndWait(talk, fault, { muted }))
      console.log(`${name.padEnd(8)} ${String(time).padStart(2)}  frame ${String(backs.at(-1)!.msToFrame).padStart(5)} ms   sound ${String(backs.at(-1)!.msToSound).padStart(5)} ms`)
    }
    const [frames, sounds] = [backs.map(({ msToFrame }) => msToFrame), backs.map(({ msToSound }) => msToSound)]
    console.log(`${name.padEnd(8)} median frame ${Math.round(quantile(frames, 0.5))} ms, sound ${Math.round(quantile(sounds, 0.5))} ms`)
    worst[name] = { msToFrame: Math.max(...frames), msToSound: Math.max(...sounds) }
  }
  if (!chosen || chosen.includes('postgres')) {
    // The database carries no picture: what is counted is the longest that anybody was without one meanwhile.
    const began = Date.now()
    await breakAndWait(talk, killPostgres(server, 20_000), { muted })
    const pause = await longestPause(talk, began)
    worst['postgres'] = { msToFrame: pause.picture, msToSound: pause.sound }
    console.log(`postgres    longest without a picture ${pause.picture} ms, without sound ${pause.sound} ms`)
  }
  console.log(JSON.stringify(worst))
} finally {
  await talk.close()
}
