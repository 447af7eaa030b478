import { testCallAsks } from '#shared/sessions/test-call.ts'
import { clock } from '#server/platform/clock.ts'
import type { Log } from '#server/platform/log.ts'
import { takeTurn } from '#server/platform/pace.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { answer } from '#server/platform/sockets.ts'
import type { SessionLine } from './live/table.ts'
import type { Media } from './media/open-media.ts'
import type { TestCall } from './media/test-call.ts'
import { refuse } from './refuse.ts'

const longestMs = 90_000

/** A terminal calls the server to test itself: one call a line, which ends with it, or by itself after a minute and a half. */
export function answerTestCalls(line: SessionLine, media: Pick<Media, 'openTestCall'>, log: Log): void {
  let call: TestCall | null = null
  let forgotten: NodeJS.Timeout | undefined
  const hangUp = (): void => { clearTimeout(forgotten); call?.close(); call = null }
  const here = (): TestCall => { if (!call) throw refuse('session-connection-lost'); return call }

  answer(line, 'test-call:open', testCallAsks['test-call:open'], async ({ rtpCapabilities }) => {
    const { who } = line.data
    if (who.kind !== 'terminal') throw refusePlainly('not-allowed')
    await takeTurn(`test call ${who.id}`, { points: 10, seconds: 60 })
    hangUp()
    const opened = await media.openTestCall(rtpCapabilities)
    // NOTE: two that were asked for at once: the first is nobody's any more; nor is one whose line broke meanwhile.
    hangUp()
    if (!line.connected) { opened.close(); throw refuse('session-connection-lost') }
    call = opened
    forgotten = setTimeout(hangUp, longestMs)
    forgotten.unref()
    return call.offers
  }, log)
  answer(line, 'test-call:connect', testCallAsks['test-call:connect'], async ({ transportId, dtlsParameters }) => { await here().connect(transportId, dtlsParameters); return null }, log)
  answer(line, 'test-call:produce', testCallAsks['test-call:produce'], ({ kind, rtpParameters }) => here().produce(kind, rtpParameters), log)
  answer(line, 'test-call:up', testCallAsks['test-call:up'], ({ sctpStreamParameters: { streamId, ...how } }) => here().countUp({ streamId, ...without(how) }), log)
  answer(line, 'test-call:down', testCallAsks['test-call:down'], async () => { here().fillDown(); return null }, log)
  answer(line, 'test-call:figures', testCallAsks['test-call:figures'], async () => ({ ...(await here().figures()), now: clock.now().toISOString() }), log)
  answer(line, 'test-call:close', testCallAsks['test-call:close'], async () => { hangUp(); return null }, log)
  line.on('disconnect', hangUp)
}

// What is not said is left out.
const without = <T extends object>(given: T) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as { [Key in keyof T]: Exclude<T[Key], undefined> }
