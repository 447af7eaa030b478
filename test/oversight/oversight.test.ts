import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { appointment, calendarDay, shift } from '#drizzle/schema/index.ts'
import { loadCalendar } from '#server/calendar/index.ts'
import { forecastTomorrow } from '#server/oversight/actions/forecast-tomorrow.ts'
import { listRisks } from '#server/oversight/actions/list-risks.ts'
import { readBoard } from '#server/oversight/actions/read-board.ts'
import { readLoad } from '#server/oversight/actions/read-load.ts'
import { readStandings } from '#server/oversight/actions/read-standings.ts'
import type { Standing } from '#shared/oversight/words.ts'
import type { StaffActor, TerminalActor } from '#shared/people/words.ts'
import { addDays, atClock, hour, minute, weekdayOf } from '#shared/platform/time.ts'
import { aContext, anId, morning } from '#test/helpers/a-context.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { refusalOf } from '#test/helpers/refusal-of.ts'
import { aLead, anOfficer, aStation, aTerminal } from '#test/helpers/someone.ts'
import { aRegistration } from './a-registration.ts'

const today = '2026-09-18'

describe('a county of two stations', () => {
  const database = aDatabase()
  let [lead, mediator, both] = [] as unknown as [StaffActor, StaffActor, StaffActor]
  let [first, second, other] = [] as unknown as [TerminalActor, TerminalActor, TerminalActor]
  const ctx = (now = morning) => aContext(database.db, { actor: lead, now })
  const plain = (standing: Standing) => [standing.kept, standing.waived, standing.breached, standing.open, standing.calledOff]

  beforeAll(async () => {
    const { db } = database
    const [yunling, shikan] = [await aStation(db, { name: '云岭' }), await aStation(db, { name: '石坎' })]
    lead = await aLead(db, { station: yunling })
    mediator = await anOfficer(db, { station: yunling })
    both = await anOfficer(db, { station: yunling, skills: ['mediation', 'traffic'] })
    first = await aTerminal(db, { station: yunling, name: '终端 1' })
    second = await aTerminal(db, { station: yunling, name: '终端 2' })
    other = await aTerminal(db, { station: shikan, name: '终端 1' })
    await loadCalendar(ctx())
    await db.insert(shift).values(([[mediator, 'roster', '08:30', '12:00'], [mediator, 'duty', '12:00', '13:00'], [mediator, 'leave', '11:00', '12:00'], [both, 'roster', '08:30', '12:00']] as const)
      .map(([who, kind, from, to]) => ({ id: anId<'shift'>(), staffId: who.id, kind, during: { from: atClock(today, from), to: atClock(today, to) }, note: null, createdAt: morning })))
    const at = (clock: string) => atClock(today, clock)
    const registered = atClock('2026-09-17', '15:00')
    await aRegistration(db, { at: registered, from: at('09:00'), minutes: 75, officer: mediator, terminals: [first, other] })
    await aRegistration(db, { at: registered, from: at('10:00'), officer: both, skill: 'traffic', terminals: [second], status: 'confirmed', promise: 'open' })
    await aRegistration(db, { at: registered, from: at('10:00'), officer: mediator, terminals: [other], status: 'cancelled_by_party', promise: 'waived_by_party' })
    await aRegistration(db, { at: registered, from: at('14:00'), officer: both, terminals: [other], status: 'no_show_officer', promise: 'open' })
  })

  test('[B1] [B2] the board counts terminals in use and meetings by hour; what was called off takes none', async () => {
    const board = await readBoard(ctx(), { day: today })
    expect(board).toMatchObject({ day: today, kind: 'workday' })
    const [here, there] = board.stations
    expect([here, there].map((row) => [row!.name, row!.terminals])).toEqual([['云岭', 2], ['石坎', 1]])
    const cell = (row: typeof here, hour: number) => row!.cells.find((one) => one.hour === hour)
    expect(cell(here, 9)).toMatchObject({ inUse: 1, meetings: 1, begins: 1, load: 0.5 })
    expect(cell(here, 10)).toMatchObject({ inUse: 2, meetings: 2, begins: 1, load: 45 / 120 })
    expect(cell(there, 10)).toMatchObject({ inUse: 1, meetings: 1, begins: 0, load: 0.25 })
    expect(cell(there, 14)).toMatchObject({ inUse: 0, meetings: 0 })
    expect(board.total.cells.find((one) => one.hour === 10)).toMatchObject({ inUse: 3, meetings: 2, begins: 1 })
    expect((await readBoard(ctx(), { day: '2026-09-17' })).total.cells.every(({ meetings }) => meetings === 0)).toBe(true)
  })

  test('a day that no calendar reaches has its meetings all the same', async () => {
    await database.db.delete(calendarDay).where(eq(calendarDay.date, '2026-12-31'))
    expect(await readBoard(ctx(), { day: '2026-12-31' })).toMatchObject({ kind: null, hours: expect.arrayContaining([8, 19]) })
  })

  test('[L1] [L2] [L3] load: minutes and rests beside roster and duty minus leave, and what other skills have taken', async () => {
    const { skills } = await readLoad(ctx(), { day: today })
    expect(skills).toEqual([
      { skill: null, meetings: 2, demand: 125, officerMinutes: 420, elsewhere: 0, officers: 2 },
      { skill: 'traffic', meetings: 1, demand: 40, officerMinutes: 210, elsewhere: 0, officers: 1 },
      { skill: 'mediation', meetings: 1, demand: 85, officerMinutes: 420, elsewhere: 40, officers: 2 },
    ])
    expect((await readLoad(ctx(), { day: '2026-09-19' })).skills[0]).toMatchObject({ meetings: 0, officerMinutes: 0 })
  })

  test('[R1] [R2] who was not met, and whose officer is away or has not come, is at risk; nearest first', async () => {
    const reasons = async (now: Date) => (await listRisks(ctx(now))).map((one) => [one.skill, one.reasons])
    expect(await reasons(morning)).toEqual([['mediation', ['no-show-officer']]])
    // Due at 15:00: near from 11:00 on.
    expect(await reasons(atClock(today, '11:01'))).toEqual([['traffic', ['officer-missing']], ['mediation', ['no-show-officer']]])
    await database.db.insert(shift).values({ id: anId<'shift'>(), staffId: both.id, kind: 'leave', during: { from: atClock(today, '10:15'), to: atClock(today, '10:20') }, note: null, createdAt: morning })
    expect(await reasons(atClock(today, '11:01'))).toEqual([['traffic', ['officer-away', 'officer-missing']], ['mediation', ['no-show-officer']]])

    const id = await aRegistration(database.db, { at: atClock(today, '08:00'), from: atClock('2026-09-19', '09:00'), officer: mediator, terminals: [first], status: 'confirmed', promise: 'open', officerCame: true })
    const [nearest] = (await listRisks(ctx())).toReversed()
    expect(nearest).toMatchObject({ appointmentId: id, reasons: ['begins-after-due'], stationName: '云岭', sessionDueAt: atClock('2026-09-19', '08:00').toISOString() })
    await database.db.update(appointment).set({ startedAt: morning, status: 'in_session' }).where(eq(appointment.id, id))
    expect((await listRisks(ctx())).map((one) => one.appointmentId)).not.toContain(id)
  })

  test('it is a lead who oversees', async () => {
    for (const asked of [readBoard(aContext(database.db, { actor: mediator }), { day: today }), readLoad(aContext(database.db, { actor: mediator }), { day: today }), listRisks(aContext(database.db, { actor: first })), readStandings(aContext(database.db, { actor: mediator })), forecastTomorrow(aContext(database.db, { actor: mediator }))]) {
      expect(await refusalOf(asked)).toMatchObject({ code: 'not-allowed' })
    }
    expect(await refusalOf(listRisks(aContext(database.db, { actor: { kind: 'guest' } })))).toMatchObject({ code: 'not-signed-in' })
  })

  describe('how the promise stands', () => {
    const own = aDatabase()
    let [yunling, shikan] = [] as unknown as [TerminalActor, TerminalActor]
    const theirs = () => aContext(own.db, { actor: lead })

    beforeAll(async () => {
      const { db } = own
      yunling = await aTerminal(db, { station: await aStation(db, { name: '云岭' }) })
      shikan = await aTerminal(db, { station: await aStation(db, { name: '石坎' }) })
      const officer = await anOfficer(db, { station: yunling.unitId })
      const many = async (count: number, given: Partial<Parameters<typeof aRegistration>[1]>) => { for (let nth = 0; nth < count; nth += 1) await aRegistration(db, { at: atClock(today, '08:40'), officer, terminals: [yunling], ...given }) }
      await many(3, {})
      await many(1, { status: 'no_show_party' })
      await many(2, { promise: 'waived_by_party' })
      await many(1, { promise: 'waived_by_party', status: 'cancelled_by_party' })
      await many(2, { promise: 'notice_period', status: 'confirmed', skill: 'traffic' })
      await many(1, { promise: 'breached', cause: 'began-late' })
      await many(1, { promise: 'breached', cause: 'officer-absent', status: 'cancelled_by_party', skill: 'traffic' })
      await many(2, { promise: 'open', status: 'confirmed', skill: 'traffic' })
      await many(1, { promise: 'open', status: 'redirected' })
      await many(2, { terminals: [shikan], at: atClock('2026-09-13', '23:59') })
      // Sunday 23:59 is last week, Monday 00:01 this week, whatever the day is in Greenwich.
      await many(4, { terminals: [shikan], at: atClock('2026-09-14', '00:01') })
      await many(5, { at: atClock('2026-07-27', '00:00') })
      await many(7, { at: atClock('2026-07-26', '23:00') })
    })

    test('[S1] kept, waived, breached by cause, and open are counted apart; a breach that was cancelled later is a breach', async () => {
      const { stations, skills } = await readStandings(theirs())
      expect(stations.map(({ name, standing }) => [name, ...plain(standing)])).toEqual([['云岭', 9, 3, 2, 2, 1], ['石坎', 6, 0, 0, 0, 0]])
      expect(stations[0]!.standing.causes).toEqual({ 'began-late': 1, 'officer-absent': 1 })
      expect(skills.map(({ skill, standing }) => [skill, ...plain(standing)])).toEqual([['traffic', 0, 0, 1, 2, 0], ['mediation', 15, 3, 1, 0, 1]])
    })

    test('[A21] [S1] what the law makes wait stands apart, by station, skill and week, and is nobody’s wish', async () => {
      const { stations, skills, weeks, total } = await readStandings(theirs())
      expect([stations[0]!.standing.notice, skills.find(({ skill }) => skill === 'traffic')!.standing.notice, weeks.at(-1)!.standing.notice, total.notice, total.waived]).toEqual([2, 2, 2, 2, 3])
    })

    test('[S2] by ISO week of registration, eight of them, also the empty ones; what is older is not there', async () => {
      const { weeks, total, from } = await readStandings(theirs())
      expect(from).toBe('2026-07-27')
      expect(weeks.map(({ week, standing }) => [week, ...plain(standing)])).toEqual([
        ['2026-W31', 5, 0, 0, 0, 0], ...[32, 33, 34, 35, 36].map((week) => [`2026-W${week}`, 0, 0, 0, 0, 0]), ['2026-W37', 2, 0, 0, 0, 0], ['2026-W38', 8, 3, 2, 2, 1],
      ])
      expect(plain(total)).toEqual([15, 3, 2, 2, 1])
    })

    test('[S1] a waived promise is never one that was kept, and a breach stays when the meeting is held after all', async () => {
      const before = (await readStandings(theirs())).total
      await own.db.update(appointment).set({ status: 'completed', startedAt: morning }).where(eq(appointment.promise, 'breached'))
      await own.db.update(appointment).set({ status: 'completed', startedAt: morning }).where(eq(appointment.promise, 'waived_by_party'))
      expect((await readStandings(theirs())).total).toEqual(before)
    })
  })
})

describe('the forecast of a county', () => {
  const database = aDatabase()

  test('[F1] [F5] [F6] from past workdays to tomorrow, per hour and skill, beside who is there; before there are five days it says so', async () => {
    const { db } = database
    // Wednesday 16 September: tomorrow is a plain Thursday.
    const now = atClock('2026-09-16', '09:00')
    const lead = await aLead(db)
    const ctx = aContext(db, { actor: lead, now })
    await loadCalendar(ctx)
    const officer = await anOfficer(db, { station: lead.unitId })
    const terminal = await aTerminal(db, { station: lead.unitId })
    const workdays = Array.from({ length: 20 }, (_none, nth) => addDays('2026-09-15', -nth)).filter((day) => weekdayOf(day) < 6)
    const register = (day: string, clock: string) => aRegistration(db, { at: atClock(day, clock), officer, terminals: [terminal], minutes: 50 })
    for (const day of workdays.slice(0, 4)) await register(day, '09:20')
    expect(await forecastTomorrow(ctx)).toMatchObject({ day: '2026-09-17', kind: 'workday', days: 4, daysNeeded: 5, total: null, hours: [] })

    for (const day of workdays.slice(4)) await register(day, '09:20')
    for (const day of workdays) await register(day, '15:59')
    await register('2026-09-16', '08:00')
    await register('2026-09-13', '10:00')
    await db.insert(shift).values({ id: anId<'shift'>(), staffId: officer.id, kind: 'roster', during: { from: atClock('2026-09-17', '08:30'), to: atClock('2026-09-17', '10:30') }, note: null, createdAt: morning })
    await aRegistration(db, { at: new Date(now.getTime() - minute), from: atClock('2026-09-17', '09:00'), officer, terminals: [terminal], status: 'confirmed', promise: 'open' })

    const seen = await forecastTomorrow(ctx)
    expect(seen).toMatchObject({ days: workdays.length, afterBreak: false, from: '2026-07-23', until: '2026-09-15' })
    expect(seen.total!.mean).toBeCloseTo(2)
    expect(seen.hours.map(({ hour, expected, skills }) => [hour, expected.mean.toFixed(3), skills[0]!.skill])).toEqual([[9, '1.000', 'mediation'], [15, '1.000', 'mediation']])
    expect(seen.skills).toMatchObject([{ skill: 'mediation', meetings: 1, demand: 40, officerMinutes: 120, elsewhere: 0, officers: 1, minutesEach: 60 }])
    expect(seen.skills[0]!.expected!.mean).toBeCloseTo(2)
    expect(seen.total!.low).toBeLessThan(2)
    expect(seen.total!.high).toBeGreaterThan(2)
  })

  test('where the calendar does not reach, it is refused and not guessed', async () => {
    const lead = await aLead(database.db)
    expect(await refusalOf(forecastTomorrow(aContext(database.db, { actor: lead, now: new Date(morning.getTime() + 5 * 365 * 24 * hour) })))).toMatchObject({ code: 'calendar-missing' })
  })
})
