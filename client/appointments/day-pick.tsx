import type { OffersGiven } from '#shared/appointments/contract.ts'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Offer } from '#shared/appointments/words.ts'
import { addDays, atClock, dayOf } from '#shared/platform/time.ts'
import { now } from '../platform/clock.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { Choice } from '../ui/choice.tsx'

const days = 7

/** One of the next seven days. */
export function DayPick({ value, onChange }: { value: string | null; onChange: (day: string) => void }) {
  const say = useTexts(appointmentsTexts)
  const { day: sayDay } = useDates()
  const today = dayOf(now())
  const options = Array.from({ length: days }, (_none, nth) => addDays(today, nth + 1)).map((key) => ({ key, word: sayDay(atClock(key, '12:00')) }))
  return <Choice label={say('whichDay')} columns={days} value={value} onChange={onChange} options={options} />
}

/** The times of a day out of what was given; where there is none, the first after it. */
export function timesOn(day: string, given: OffersGiven | undefined): { times: Offer[]; thatDay: boolean } {
  const from = [...(given?.offers ?? []), ...(given?.later ?? [])].filter(({ slot }) => dayOf(new Date(slot.from)) >= day).toSorted((a, b) => (a.slot.from < b.slot.from ? -1 : 1))
  const on = from.filter(({ slot }) => dayOf(new Date(slot.from)) === day)
  return on.length > 0 ? { times: on, thatDay: true } : { times: from, thatDay: false }
}
