import type { Language } from '../platform/say.ts'
import { clockMinutes, dayOf, minute, msOf } from '../platform/time.ts'
import type { Lamp, Station } from './words.ts'

/** A terminal says how it is every so often … */
export const heartbeatMs = 30_000
/** … and is offline when it has missed three in a row. Rule T1. */
export const offlineAfterMs = 90_000
/** Below this the line is weak: the picture may stop while the sound goes on. */
export const weakLineBelow = 50
/** A code on a terminal's screen is good for ten minutes. Rule T4. */
export const enrolmentMs = 10 * minute

/** A line's score from 100 to 0 by how long a question and its answer took: 80 ms is perfect, 1.6 s is dead. */
export const lineScoreOf = (roundTripMs: number): number => Math.round(100 * Math.min(1, Math.max(0, (1600 - roundTripMs) / 1520)))

type Seen = { lastSeenAt: Date | string | null; cameraOk: boolean | null; microphoneOk: boolean | null; lineScore: number | null }

/** How a terminal's lamp shines: offline, a fault of camera or microphone, a weak line, or good. Rules T1–T3. */
export function lampOf({ lastSeenAt, cameraOk, microphoneOk, lineScore }: Seen, now: Date): Lamp {
  if (lastSeenAt === null || now.getTime() - msOf(lastSeenAt) > offlineAfterMs) return 'offline'
  if (cameraOk === false || microphoneOk === false) return 'fault'
  return lineScore !== null && lineScore < weakLineBelow ? 'weak' : 'good'
}

/** Whether a station's rooms are open at an instant. */
export function isOpen({ opensAt, closesAt }: Pick<Station, 'opensAt' | 'closesAt'>, at: Date): boolean {
  const minutes = clockMinutes(at)
  return minutesOf(opensAt) <= minutes && minutes < minutesOf(closesAt)
}

/** Whether the town holds its market on the day of an instant: roads and rooms are full. */
export const isMarketDay = ({ marketDigits }: Pick<Station, 'marketDigits'>, at: Date): boolean => marketDigits.includes(Number(dayOf(at).slice(-1)))

// The words that the house itself gives to rooms and terminals; a name that somebody thought of stays as it is.
const english: readonly (readonly [given: RegExp, said: string])[] = [[/终端\s*/g, 'Terminal '], [/视频室\s*/g, 'Video room ']]

/** Where a terminal stands, as its screen says it: "云岭派出所 · 终端 1", "Yunling station · Terminal 1". */
export function placeName(station: Pick<Station, 'name' | 'nameEn'> | null, terminal: string, language: Language): string {
  const own = station && terminal.startsWith(station.name) ? terminal.slice(station.name.length).replace(/^[\s·]+/, '') : terminal
  const said = language === 'en' ? english.reduce((name, [given, word]) => name.replace(given, word), own).trim() : own
  return [language === 'en' ? station?.nameEn : station?.name, said].filter(Boolean).join(' · ')
}

/** A code as it is shown and read aloud: "1234 5678". Typed with or without the gap. */
export const showCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`
export const readCode = (typed: string): string => typed.normalize('NFKC').replace(/\D/g, '')

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
