import { io, type Socket } from 'socket.io-client'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { routerCapabilities } from '#server/sessions/media/codecs.ts'
import { expect as patient } from '#test/journeys/browser.ts'
import { Talk } from './a-talk.ts'
import { longestPause } from './back.ts'
import { print, quantile } from './figure.ts'

let talk: Talk
const sockets: Socket[] = []
beforeAll(async () => { talk = await Talk.begin() })
afterAll(async () => {
  for (const socket of sockets) socket.disconnect()
  await talk?.close()
})

async function aSocket(token: string): Promise<Socket> {
  const socket = io(talk.server.url, { transports: ['websocket'], auth: { token }, reconnection: false, forceNew: true })
  sockets.push(socket)
  await new Promise<void>((resolve, reject) => { socket.once('connect', resolve); socket.once('connect_error', reject) })
  return socket
}

const join = () => ({ sessionId: talk.sessionId, rtpCapabilities: routerCapabilities, resume: null })
const seatOf = async (role: string) => (await talk.server.as(talk.people.host.token).sessions.read({ sessionId: talk.sessionId })).seats.find((seat) => seat.role === role)!

test('200 sockets flood the room: nobody gets in, the talk goes on, and the officer is still answered', async () => {
  const { token } = await talk.server.as().people.openDemoDoor({ door: 'clerk' })
  const flood: Socket[] = []
  let turnedAway = 0
  for (let nth = 0; nth < 200; nth += 1) await aSocket(token).then((socket) => flood.push(socket), () => { turnedAway += 1 })
  const began = Date.now()
  let [asked, letIn, refused] = [0, 0, 0]
  const hear = (answer: { ok: boolean }) => { if (answer.ok) letIn += 1; else refused += 1 }
  const target = (await seatOf('applicant')).id
  const timer = setInterval(() => {
    for (const socket of flood) {
      asked += 4
      for (const _ of [1, 2]) {
        socket.emit('sessions:join', join(), hear)
        socket.emit('sessions:mute', { sessionId: talk.sessionId, seatId: target, wish: 'lock' }, hear)
      }
    }
  }, 100)
  const answered: number[] = []
  try {
    while (Date.now() - began < 10_000) {
      const at = performance.now()
      await seatOf('host')
      answered.push(performance.now() - at)
      await wait(150)
    }
  } finally {
    clearInterval(timer)
  }
  await talk.allSeeAndHear()
  const pause = await longestPause(talk, began)
  print('200 sockets flood one room (ms)', { turnedAway, asked, refused, letIn, officerAnsweredMedian: Math.round(quantile(answered, 0.5)), p95: Math.round(quantile(answered, 0.95)), longestWithoutPicture: pause.picture, longestWithoutSound: pause.sound })
  for (const socket of flood) socket.disconnect()
  expect(letIn).toBe(0)
  expect(turnedAway).toBe(180)
  expect(refused).toBeGreaterThan(0)
  expect((await seatOf('applicant')).mute).toBe('open')
  expect(quantile(answered, 0.95)).toBeLessThanOrEqual(2_000)
  expect(pause.sound).toBeLessThanOrEqual(2_000)
})

test('a second browser with a terminal’s credential takes the seat, the first is told and does not fight for it', async () => {
  const { applicant, host } = talk.people
  const began = Date.now()
  const second = await aSocket(applicant.token)
  const answer = await second.timeout(5_000).emitWithAck('sessions:join', join()) as { ok: boolean }
  expect(answer.ok).toBe(true)
  await patient(applicant.page.getByText('您在另一个窗口打开了这场见面', { exact: false })).toBeVisible()
  print('two browsers with one credential (ms)', { firstIsTold: Date.now() - began })
  await wait(3_000)
  expect(second.connected).toBe(true)
  expect((await seatOf('applicant')).presence).toBe('in')
  // What the first one sent is gone with its seat: nobody is there twice.
  await patient(host.page.locator(`video[data-seat="${applicant.seat}"]`)).toBeHidden()
})

test('a client that never answers keeps its seat for a while and nobody waiting: it is shown as lost', async () => {
  const holder = sockets.at(-1)!
  // It answers no ping, but does not hang up either.
  const { engine } = holder.io as unknown as { engine: { _sendPacket: () => void } }
  engine._sendPacket = () => undefined
  const began = Date.now()
  await patient.poll(async () => (await seatOf('applicant')).presence, { timeout: 15_000, intervals: [100] }).toBe('lost')
  print('a client that never answers (ms)', { shownAsLost: Date.now() - began })
  expect(Date.now() - began).toBeLessThan(12_000)
  await talk.people.applicant.page.getByRole('button', { name: '在这里继续' }).click()
  await talk.people.applicant.page.getByRole('button', { name: '接听' }).click()
  await talk.allSeeAndHear()
})

test('a terminal’s clock is an hour off: it shows the county’s time, and comes in as always', async () => {
  await talk.people.applicant.close()
  await talk.sitDownAgain('applicant', { clockOffMs: -3_600_000 })
  const { page } = talk.people.applicant
  await page.getByRole('button', { name: '接听' }).click()
  await talk.allSeeAndHear()
  const shown = (await page.locator('body').innerText()).match(/\b(\d{2}):(\d{2})\b/)
  const minutes = Number(shown?.[1]) * 60 + Number(shown?.[2])
  const county = (Math.floor(Date.now() / 60_000) + 8 * 60) % 1_440
  print('a terminal’s clock an hour behind', { minutesOff: minutes - county })
  expect(Math.abs(minutes - county)).toBeLessThanOrEqual(1)
})
