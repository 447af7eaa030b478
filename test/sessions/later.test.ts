import { pino } from 'pino'
import { expect, test } from 'vitest'
import { Later } from '#server/sessions/live/later.ts'

const gone = () => Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })
const aLater = () => new Later(pino({ level: 'silent' }), { everyMs: 5, restMs: 1 })

test('what happened while the database was gone is written when it is back, in order', async () => {
  const later = aLater()
  const written: string[] = []
  let away = true
  const write = (what: string) => later.write(what, async () => {
    if (away) throw gone()
    written.push(what)
  })
  write('muted')
  write('opened')
  expect(await later.settle(50)).toBe(false)
  expect([written, later.waiting]).toEqual([[], 2])
  away = false
  expect(await later.settle(1_000)).toBe(true)
  expect(written).toEqual(['muted', 'opened'])
})

test('a write that can never succeed does not hold up the others', async () => {
  const later = aLater()
  const written: string[] = []
  later.write('wrong', () => Promise.reject(new Error('a bug')))
  later.write('right', async () => { written.push('right') })
  expect(await later.settle(1_000)).toBe(true)
  expect(written).toEqual(['right'])
})

test('what people rely on is written before they are told; where the database is gone they are told all the same', async () => {
  const later = new Later(pino({ level: 'silent' }), { everyMs: 5, restMs: 60_000 })
  const written: string[] = []
  let away = false
  const writeNow = (what: string) => later.writeNow(what, async () => {
    if (away) throw gone()
    written.push(what)
  }, 20)
  await writeNow('muted')
  expect(written).toEqual(['muted'])
  away = true
  await writeNow('opened')
  expect([written, later.waiting]).toEqual([['muted'], 1])
  away = false
  expect(await later.settle(1_000)).toBe(true)
  expect(written).toEqual(['muted', 'opened'])
})

test('when the server stops, it says how many are lost', async () => {
  const later = aLater()
  later.write('never', () => Promise.reject(gone()))
  expect(await later.settle(20)).toBe(false)
  expect(later.stop()).toBe(1)
})
