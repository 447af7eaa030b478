import { atClock, dayOf, minute, msOf } from '../platform/time.ts'
import { type Lamp, type Light, type SelfTest, type Station, type Terminal, type TestedItem, type TestFigures, type TestItem, type Verdict, verdicts } from './words.ts'

/** How long before a station opens its terminals test themselves. Rule T8. */
export const testAheadMs = 60 * minute
/** No test so shortly before a session. Rule T9. */
export const quietBeforeSessionMs = 5 * minute

// What is still good, and what is no longer of any use; between them it is weak. `high`: more is worse. Rule T7.
const bounds: Record<TestItem, { high: boolean; good: number; bad: number }> = {
  camera: { high: false, good: 45, bad: 16 },
  microphone: { high: false, good: -65, bad: -80 },
  echo: { high: true, good: 10, bad: 25 },
  loss: { high: true, good: 2, bad: 10 },
  up: { high: false, good: 600, bad: 150 },
  down: { high: false, good: 600, bad: 150 },
  clock: { high: true, good: 2, bad: 60 },
  roundTrip: { high: true, good: 300, bad: 800 },
  heard: { high: false, good: 1, bad: 0 },
}

/** One figure judged by its bounds; what could not be measured is bad. */
export function verdictOf(item: TestItem, value: number | null): Verdict {
  if (value === null || Number.isNaN(value)) return 'bad'
  const { high, good, bad } = bounds[item]
  const [at, fine, useless] = high ? [-Math.abs(value), -good, -bad] : [value, good, bad]
  if (at >= fine) return 'good'
  return at <= useless ? 'bad' : 'weak'
}

/** Every figure with its verdict. Whether somebody heard themselves counts only where somebody was asked. */
export function judge(figures: TestFigures): TestedItem[] {
  return (Object.keys(bounds) as TestItem[]).filter((item) => item !== 'heard' || figures.heard !== null).map((item) => ({ item, value: figures[item], verdict: verdictOf(item, figures[item]) }))
}

/** The verdict of a whole test: that of its worst item. */
export const verdictOfAll = (items: readonly Pick<TestedItem, 'verdict'>[]): Verdict => verdicts[Math.max(0, ...items.map(({ verdict }) => verdicts.indexOf(verdict)))]!

/** Whether a terminal is to test itself now: in the hour before its station opens, once. Rule T8. */
export function isTestDue({ opensAt }: Pick<Station, 'opensAt'>, lastTestAt: Date | string | null, now: Date): boolean {
  const opens = atClock(dayOf(now), opensAt).getTime()
  const from = opens - testAheadMs
  return from <= now.getTime() && now.getTime() < opens && (lastTestAt === null || msOf(lastTestAt) < from)
}

/** Whether a terminal may test itself: never while somebody talks or is rung, nor shortly before. Rule T9. */
export const mayTest = (nextSessionAt: Date | string | null, busy: boolean, now: Date): boolean => !busy && (nextSessionAt === null || msOf(nextSessionAt) - now.getTime() > quietBeforeSessionMs)

/** What is to be done about a terminal: it is off, or something of its last test was not good. */
export type TerminalTask = { terminalId: Terminal['id']; terminal: string; stationId: Terminal['stationId']; what: 'offline' | { item: TestItem; verdict: Exclude<Verdict, 'good'> } }

/** What is to be done about terminals, the worst first. A task goes away when the next test passes. Rule T10. */
export function tasksOf(terminals: readonly Terminal[], tests: readonly SelfTest[]): TerminalTask[] {
  const tasks = terminals.filter(({ revoked }) => !revoked).flatMap(({ id, name, stationId, lamp }): TerminalTask[] => {
    const task = (what: TerminalTask['what']): TerminalTask => ({ terminalId: id, terminal: name, stationId, what })
    const failed = tests.find(({ terminalId }) => terminalId === id)?.items ?? []
    return [...(lamp === 'offline' ? [task('offline')] : []), ...failed.flatMap(({ item, verdict }) => (verdict === 'good' ? [] : [task({ item, verdict })]))]
  })
  return tasks.sort((a, b) => weightOf(a) - weightOf(b))
}

const weightOf = ({ what }: TerminalTask): number => (what === 'offline' ? 0 : what.verdict === 'bad' ? 1 : 2)

/** The light of a station on the county's map: off where every terminal is, else the worst of lamps and last tests. Rule T11. */
export function lightOf(terminals: readonly { lamp: Lamp; verdict: Verdict | null }[]): Light {
  if (terminals.length === 0) return 'none'
  if (terminals.every(({ lamp }) => lamp === 'offline')) return 'off'
  if (terminals.some(({ lamp, verdict }) => lamp === 'fault' || verdict === 'bad')) return 'bad'
  return terminals.some(({ lamp, verdict }) => lamp !== 'good' || verdict === 'weak') ? 'weak' : 'good'
}
