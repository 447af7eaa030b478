import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { PersonsLine } from './a-line.ts'

// What a machine waits before it sends again: for a connection that is being opened, and for what was sent on one.
const openAgainMs = 1_000
const sendAgainMs = 200

/**
 * Carries one TCP connection over a person's line. NOTE: TCP loses nothing, it sends again, each time after twice as long;
 * so after a cut what was sent meanwhile comes at the moment at which it would be sent the next time, as in the field.
 */
export function carry(near: Socket, port: number, line: PersonsLine): void {
  const far = connect(port, '127.0.0.1')
  const openedAt = performance.now()
  const born = line.state.cut ? openedAt : null
  for (const [from, to, way] of [[near, far, 'up'], [far, near, 'down']] as const) {
    from.setNoDelay(true)
    let last: Promise<void> = Promise.resolve()
    const inOrder = (work: () => void, bytes: number): void => {
      const sentAt = performance.now()
      const opens = sentAt - openedAt < 5 && way === 'up'
      last = last.then(() => overLine(line, bytes, way, sentAt, born, opens)).then(work, () => undefined)
    }
    from.on('data', (chunk) => inOrder(() => { if (!to.destroyed) to.write(chunk) }, chunk.length))
    from.on('end', () => inOrder(() => to.end(), 40))
    from.on('error', () => inOrder(() => to.destroy(), 40))
    from.on('close', () => inOrder(() => to.destroy(), 40))
  }
}

async function overLine(line: PersonsLine, bytes: number, way: 'up' | 'down', sentAt: number, born: number | null, opens: boolean): Promise<void> {
  // A connection's first word comes a round trip late: it had to be opened first.
  if (opens && line.state.rttMs > 0) await wait(line.state.rttMs)
  const arrives = line.arrival(bytes, way) ?? performance.now() + line.state.queueMs
  const late = Math.random() < line.state.loss ? sendAgainMs + line.state.rttMs : 0
  if (arrives + late - performance.now() > 1) await wait(arrives + late - performance.now())
  if (!line.state.cut) return
  await line.whole
  const [first, every] = born === null ? [sentAt, sendAgainMs] : [born, openAgainMs]
  const now = performance.now()
  let [again, pause] = [first + every, every]
  while (again < now) { pause *= 2; again += pause }
  await wait(again - now)
  if (line.state.cut) await overLine(line, bytes, way, performance.now(), null, false)
}
