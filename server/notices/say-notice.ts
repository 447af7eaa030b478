import { comesEarly } from '#shared/appointments/rules.ts'
import type { Appointment } from '#shared/appointments/words.ts'
import { noticesTexts } from '#shared/notices/texts.ts'
import type { AppointmentNotice } from '#shared/notices/words.ts'
import { type Language, say, type Sentence } from '#shared/platform/say.ts'
import type { Station } from '#shared/stations/words.ts'
import { sayDay, sayTime } from '#server/appointments/index.ts'
import type { PlannedNotice } from './rules/plan-notices.ts'

const voices = { sms: 'sms', phone: 'say', slip: 'say', station: 'station' } as const

/** What is said to somebody: when, where, which number, whom to call. Never what it is about, for whoever stands beside reads it too (个保法 6). */
export function sayNotice(kind: AppointmentNotice, { channel, side }: PlannedNotice, appointment: Appointment, station: Station): Sentence {
  const at = new Date(appointment.slot.from)
  const here = appointment.sides.filter((one) => one.stationId === station.id)
  const own = here.find((one) => one.side === side) ?? here[0] ?? appointment.sides.find((one) => one.side === side)
  const inLanguage = (language: Language) => say(noticesTexts, language, `${voices[channel]}.${kind}`, { day: sayDay(language, at), time: sayTime(at), station: language === 'zh' ? station.name : station.nameEn, queue: own?.queueNumber ?? appointment.queueNumber, early: own ? comesEarly(appointment.sides, own) : 10, phone: station.phone })
  return { zh: inLanguage('zh'), en: inLanguage('en') }
}
