import { queueNumberOf } from '#shared/appointments/rules.ts'
import { maskIdNumber, maskPhone } from '#shared/people/rules.ts'
import { dayOf, hour, minute } from '#shared/platform/time.ts'
import { chanceOf } from './chance.ts'
import { idFrom } from './ids.ts'
import { type PastVillager, villagersBy } from './past-people.ts'
import type { Open } from './past-open.ts'
import type { PastMatter } from './past-weeks.ts'
import { staffNamed } from './staff.ts'

/** What the seed cannot know: the mark of case numbers, and how a number is sealed and found again. */
export type PastSecrets = { mark: string; seal: (number: string) => Buffer; index: (number: string) => Buffer }

type Row = Record<string, unknown>
type Table = 'party' | 'case_file' | 'case_clock' | 'case_party' | 'timeline_entry' | 'appointment' | 'appointment_place' | 'satisfaction' | 'number_series'

/** The past weeks as rows by table, in the order in which they can be written. */
export function rowsOf(matters: readonly PastMatter[], open: ReadonlyMap<number, Open>, now: Date, secrets: PastSecrets): Record<Table, Row[]> {
  const nextVillager = villagersBy(chanceOf(7), Number(dayOf(now).slice(0, 4)))
  const [series, queues] = [new Map<string, number>(), new Map<string, number>()]
  const rows: Record<Table, Row[]> = { party: [], case_file: [], case_clock: [], case_party: [], timeline_entry: [], appointment: [], appointment_place: [], satisfaction: [], number_series: [] }

  const seat = ({ seats, from, status }: PastMatter, appointmentId: string): void => {
    const day = dayOf(new Date(from))
    for (const { side, post, terminalId } of seats) rows.appointment_place.push({ appointment_id: appointmentId, side, terminal_id: terminalId, station_id: post.station.id, queue_day: day, queue_number: next(queues, `${post.station.id} ${day}`), checked_in_at: status === 'completed' ? iso(from - 5 * minute) : null })
  }

  matters.forEach((matter, nth) => {
    const ids = { case: idFrom('case', `past ${nth}`), appointment: idFrom('appointment', `past ${nth}`) }
    const ofYear = `${secrets.mark}调〔${dayOf(new Date(matter.registeredAt)).slice(0, 4)}〕`
    const number = ofYear + String(next(series, ofYear)).padStart(4, '0')
    const still = open.get(nth)
    if (still) rows.case_clock.push(still.clock)
    rows.case_file.push({ id: ids.case, number, topic: still?.topic ?? matter.topic, track: matter.track, status: still?.status ?? 'closed', stage: still?.stage ?? 'closed', summary: still?.summary ?? '', owner_id: still?.ownerId ?? matter.officer.id, station_id: matter.post.station.id, opened_at: iso(matter.registeredAt) })
    // One in four was asked, by the station's other clerk.
    if (!still && matter.status === 'completed' && nth % 4 === 0) rows.satisfaction.push({ case_id: ids.case, side: 'applicant', grade: nth % 28 === 0 ? 'poor' : nth % 12 === 0 ? 'fair' : 'good', asked_by: staffNamed(`clerk2.${matter.post.pinyin}`).id, at: iso(matter.to) })
    rows.appointment.push(appointmentRow(matter, `demo past ${nth}`, ids))
    for (const { side, post } of matter.seats) {
      const partyId = idFrom('party', `past ${nth} ${side}`)
      rows.party.push(partyRow(partyId, nextVillager(), post.station.name, iso(matter.registeredAt), secrets))
      rows.case_party.push({ case_id: ids.case, party_id: partyId, side, station_id: post.station.id })
    }
    seat(matter, ids.appointment)
    const queue = queueNumberOf(Number(rows.appointment_place.at(-matter.seats.length)!['queue_number']))
    rows.timeline_entry.push(...timelineOf(matter, { number, queue, ids }).map((entry, order) => ({ id: idFrom('timeline_entry', `past ${nth} ${order}`), case_id: ids.case, ...entry })))
    if (matter.meeting) {
      const again: PastMatter = { ...matter, ...matter.meeting, registeredAt: matter.to, promise: 'notice_period', cause: null }
      const itsIds = { ...ids, appointment: idFrom('appointment', `past ${nth} again`) }
      rows.appointment.push(appointmentRow(again, `demo past ${nth} again`, itsIds))
      seat(again, itsIds.appointment)
      rows.timeline_entry.push(...meetingOf(again, itsIds).map((entry, order) => ({ id: idFrom('timeline_entry', `past ${nth} again ${order}`), case_id: ids.case, ...entry })))
    }
  })
  rows.number_series.push(...[...series].map(([name, last]) => ({ series: name, last })))
  return rows
}

type Ids = { case: string; appointment: string }

function appointmentRow(matter: PastMatter, key: string, ids: Ids): Row {
  const [at, due] = [iso(matter.registeredAt), iso(matter.registeredAt + 24 * hour)]
  return {
    id: ids.appointment, case_id: ids.case, station_id: matter.post.station.id, skill: matter.skill, urgent: false, wishes: { notBefore: null, notOnMarketDay: false, fromDay: null }, status: matter.status, promise: matter.promise, breach_cause: matter.cause,
    during: `[${iso(matter.from)},${iso(matter.to)})`, minutes: (matter.to - matter.from) / minute, officer_id: matter.officer.id, registered_at: at, registered_by: staffNamed(`clerk.${matter.post.pinyin}`).id,
    notice_due_at: due, session_due_at: due, tell_at: at, told_at: at, noticed_at: at, started_at: matter.startedAt === null ? null : iso(matter.startedAt), idempotency_key: key,
  }
}

function partyRow(id: string, villager: PastVillager, town: string, at: string, { seal, index }: PastSecrets): Row {
  const bytes = (value: Buffer) => `\\x${value.toString('hex')}`
  return {
    id, name: villager.name, sex: villager.sex, born_on: villager.bornOn, id_number_sealed: bytes(seal(villager.idNumber)), id_number_index: bytes(index(villager.idNumber)), id_number_masked: maskIdNumber(villager.idNumber),
    phone_sealed: bytes(seal(villager.phone)), phone_masked: maskPhone(villager.phone), address: town + villager.address, needs: villager.needs, created_at: at, updated_at: at,
  }
}

function timelineOf(matter: PastMatter, { number, queue, ids }: { number: string; queue: string; ids: Ids }): Row[] {
  const clerk = staffNamed(`clerk.${matter.post.pinyin}`).name
  const entry = entryOf(ids)
  const begun = [entry('case-opened', matter.registeredAt, { number }, clerk, 'cases', ids.case), entry('appointment-booked', matter.registeredAt, { from: iso(matter.from), officer: matter.officer.name, queue }, clerk)]
  if (matter.status === 'cancelled_by_party') return [...begun, entry('appointment-cancelled', matter.registeredAt + 10 * minute, { reason: '—' }, clerk)]
  if (matter.startedAt === null) return [...begun, entry('no-show', matter.from + 20 * minute, { who: matter.status === 'no_show_party' ? 'party' : 'officer' }, matter.officer.name)]
  return [...begun, endedOf(matter, ids)]
}

const entryOf = (ids: Ids) => (what: string, at: number, values: Row, by: string, chapter = 'appointments', ref = ids.appointment): Row => ({ at: iso(at), what, values, by, chapter, ref_id: ref })

function endedOf(matter: PastMatter, ids: Ids): Row {
  const minutes = Math.max(20, Math.round((matter.to - matter.startedAt!) / minute))
  return entryOf(ids)('session-ended', matter.startedAt! + minutes * minute, { minutes }, matter.officer.name, 'sessions')
}

// The talk's officer books it while everybody sits there (A21).
const meetingOf = (again: PastMatter, ids: Ids): Row[] => [entryOf(ids)('appointment-booked', again.registeredAt, { from: iso(again.from), officer: again.officer.name, queue: '' }, again.officer.name), endedOf(again, ids)]

const iso = (at: number): string => new Date(at).toISOString()
const next = (counts: Map<string, number>, key: string): number => counts.set(key, (counts.get(key) ?? 0) + 1).get(key)!
