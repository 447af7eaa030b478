import type { Browser, Page } from '@playwright/test'
import { terminalOf } from '#drizzle/seed/stations.ts'
import { openDatabase } from '#server/platform/db.ts'
import type { SeatRole, SessionId } from '#shared/sessions/words.ts'
import { anIdNumber, aPhone } from '#test/helpers/a-villager.ts'
import { aServerProcess, type ServerProcess } from '#test/journeys/a-server-process.ts'
import { expect, openBrowser, screens } from '#test/journeys/browser.ts'
import { PersonsLine } from './a-line.ts'
import { arrivedSince, putEars } from './ears.ts'

export const roles = ['host', 'applicant', 'respondent'] as const
export type Role = Extract<SeatRole, (typeof roles)[number]>
/** Somebody at a page, with the line that it has to the county, and how far its machine's clock is wrong. */
export type Person = { role: Role; line: PersonsLine; page: Page; seat: string; token: string; close: () => Promise<void> }

const hertz = { host: 440, applicant: 660, respondent: 880 } as const

/** Three people who talk, on a server that can be killed. */
export class Talk {
  readonly server: ServerProcess
  readonly browser: Browser
  readonly sessionId: SessionId
  readonly people: Record<Role, Person>

  private constructor(server: ServerProcess, browser: Browser, sessionId: SessionId, people: Record<Role, Person>) {
    this.server = server
    this.browser = browser
    this.sessionId = sessionId
    this.people = people
  }

  /** `byRelay`: the applicant's line lets nothing of media through but what goes by the TURN server. Starts a server, books a mediation for now, and lets an officer and two terminals talk. */
  static async begin({ settings = {}, byRelay = false }: { settings?: Record<string, string>; byRelay?: boolean } = {}): Promise<Talk> {
    const server = await aServerProcess(settings)
    await server.start()
    const { sessionId, tokens } = await book(server)
    const browser = await openBrowser()
    const people = {} as Record<Role, Person>
    for (const role of roles) people[role] = await sitDown(browser, server, role, tokens[role], sessionId, { byRelay: byRelay && role === 'applicant' })
    const talk = new Talk(server, browser, sessionId, people)
    await talk.#meet()
    return talk
  }

  get everybody(): Person[] { return roles.map((role) => this.people[role]) }

  /** A new page for one of them, in place of the one that was closed, on the same line. */
  async sitDownAgain(role: Role, { clockOffMs = 0 }: { clockOffMs?: number } = {}): Promise<void> {
    const { token, seat, line } = this.people[role]
    this.people[role] = { ...(await sitDown(this.browser, this.server, role, token, this.sessionId, { line, clockOffMs })), seat }
  }

  /** Waits until everybody's pictures arrive at everybody, and everybody's sound but that of the muted. */
  async allSeeAndHear({ muted = [], withinMs = 60_000 }: { muted?: readonly Role[]; withinMs?: number } = {}): Promise<void> {
    const from = Date.now()
    for (;;) {
      const since = Date.now() - 1_000
      const missing = await this.#missing(since, muted)
      if (missing.length === 0) return
      if (Date.now() - from > withinMs) throw new Error(`after ${withinMs} ms not everything arrives: ${missing.join(', ')}`)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }

  async close(): Promise<void> {
    await this.browser.close()
    for (const { line } of this.everybody) line.close()
    await this.server.close()
  }

  async #missing(since: number, muted: readonly Role[]): Promise<string[]> {
    const lists = await Promise.all(this.everybody.map(async ({ role, page }) => {
      const { pictures, sounds } = await arrivedSince(page, since)
      return roles.filter((other) => other !== role).flatMap((other) => {
        const { seat } = this.people[other]
        const few = (times: number[] | undefined, least: number) => (times?.length ?? 0) < least
        return [few(pictures[seat], 3) && `${other}'s picture at ${role}`, !muted.includes(other) && few(sounds[seat], 10) && `${other}'s sound at ${role}`].filter((one) => one !== false)
      })
    }))
    return lists.flat()
  }

  async #meet(): Promise<void> {
    const { host, applicant, respondent } = this.people
    for (const { page } of [applicant, respondent]) await page.getByRole('button', { name: '我准备好了' }).click()
    await expect(host.page.getByText('自己说准备好了')).toHaveCount(2)
    await host.page.getByRole('button', { name: '全部请进来' }).click()
    for (const { page } of [applicant, respondent]) await page.getByRole('button', { name: '接听' }).click()
    const { seats } = await this.server.as(host.token).sessions.read({ sessionId: this.sessionId })
    for (const role of roles) this.people[role].seat = seats.find((seat) => seat.role === role)!.id
    await this.allSeeAndHear()
  }
}

async function sitDown(browser: Browser, server: ServerProcess, role: Role, token: string, sessionId: SessionId, { line, clockOffMs = 0, byRelay = false }: { line?: PersonsLine; clockOffMs?: number; byRelay?: boolean } = {}): Promise<Person> {
  const own = line ?? (await PersonsLine.lay({ http: Number(new URL(server.url).port), media: server.mediaPort }))
  const context = await browser.newContext({ viewport: role === 'host' ? screens.desk : screens.kiosk, baseURL: own.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', permissions: ['camera', 'microphone'], hasTouch: role !== 'host' })
  await context.addInitScript(putEars, { from: server.mediaPort, to: own.mediaPort, hertz: hertz[role], byRelay })
  await context.addInitScript((given) => sessionStorage.setItem('lianxin.identity', given), token)
  if (clockOffMs !== 0) await context.addInitScript(setClockWrong, clockOffMs)
  const page = await context.newPage()
  await page.goto(role === 'host' ? `/desk/sessions/${sessionId}` : '/kiosk')
  return { role, line: own, page, seat: '', token, close: () => context.close() }
}

// Registers a matter between 云岭 and 石坎, and moves its session to now, whatever hour it is.
async function book(server: ServerProcess): Promise<{ sessionId: SessionId; tokens: Record<Role, string> }> {
  const enter = async (door: 'clerk' | 'officer' | 'terminal-applicant' | 'terminal-respondent') => (await server.as().people.openDemoDoor({ door })).token
  const party = (name: string, nth: number) => ({ name, idNumber: anIdNumber('1961-05-04', 'male', nth), phone: aPhone(nth), address: '云岭镇', needs: [], language: null, guardian: null })
  const { appointment } = await server.as(await enter('clerk')).appointments.register({
    idempotencyKey: crypto.randomUUID(), topic: 'neighbor', summary: '试一试线路断了会怎样',
    sides: [{ side: 'applicant', stationId: terminalOf('yunling', 1).stationId, parties: [party('覃福来', 11)] }, { side: 'respondent', stationId: terminalOf('shikan', 1).stationId, parties: [party('余桂花', 12)] }],
  })
  const { sql, close } = openDatabase(server.database, 1)
  let found: { id: SessionId }[] = []
  for (let tries = 0; found.length === 0 && tries < 100; tries += 1) {
    found = await sql<{ id: SessionId }[]>`update session set scheduled_for = now() where appointment_id = ${appointment!.id} returning id`
    if (found.length === 0) await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await close()
  return { sessionId: found[0]!.id, tokens: { host: await enter('officer'), applicant: await enter('terminal-applicant'), respondent: await enter('terminal-respondent') } }
}

// Runs in the page: its machine's clock is wrong.
function setClockWrong(offMs: number): void {
  const Machine = Date
  class WrongDate extends Machine {
    constructor(...given: [] | [number | string]) {
      if (given.length === 0) super(Machine.now() + offMs)
      else super(...(given as [number]))
    }
    static override now(): number { return Machine.now() + offMs }
  }
  globalThis.Date = WrongDate as DateConstructor
}
