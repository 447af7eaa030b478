import { type ClockKind, clocks } from '#shared/cases/clocks.ts'
import { type Stage, statusOf } from '#shared/cases/stages.ts'
import type { CalendarDay } from '#shared/calendar/words.ts'
import type { Topic, Track } from '#shared/cases/words.ts'
import { addDays, atClock, day, type Day, dayOf } from '#shared/platform/time.ts'
import { idFrom } from './ids.ts'
import type { PastMatter } from './past-weeks.ts'
import { staffNamed } from './staff.ts'

type Wanted = { track: Track; /** Days since it was registered. */ from: number; to: number; stage: Stage; clock: ClockKind; /** Days from registration to when the clock began; null: it began when the talk had ended. */ after: number | null; paused?: number; summary: string; topic?: Topic; /** At which station a side should sit, where there is such a matter. */ at?: string }

/** The matters of the past weeks that are still open, so that each kind of deadline and each colour can be seen. */
const wanted: Wanted[] = [
  { track: 'petition', from: 54, to: 60, stage: 'handling', clock: 'petition_handling', after: 1, summary: '工地欠工钱，请派出所协调' },
  { track: 'petition', from: 43, to: 53, stage: 'handling', clock: 'petition_handling', after: 1, summary: '修路占了坟边，要求说法' },
  { track: 'petition', from: 30, to: 56, stage: 'served', clock: 'petition_review_request', after: 8, summary: '不服处理意见，问怎么复查' },
  { track: 'petition', from: 20, to: 56, stage: 'recheck_requested', clock: 'petition_recheck', after: 5, paused: 12, summary: '申请复核，等听证' },
  { track: 'petition', from: 2, to: 14, stage: 'registered', clock: 'petition_notice', after: 0, summary: '反映处罚多年没有执行' },
  { track: 'peoples_mediation', from: 22, to: 27, stage: 'in_mediation', clock: 'mediation', after: 1, summary: '上游截水，两家都要浇田' },
  { track: 'peoples_mediation', from: 3, to: 12, stage: 'in_mediation', clock: 'mediation', after: 1, summary: '屋檐滴水和采光' },
  { track: 'police_mediation', from: 12, to: 56, stage: 'eligibility_checked', clock: 'police_mediation', after: 0, summary: '晒场抓伤，谈医药费' },
  // NOTE: old enough that most of its instalments are over, young enough that a court can still be asked.
  { track: 'peoples_mediation', from: 20, to: 29, stage: 'agreed', clock: 'confirmation', after: null, summary: '欠工钱，谈好分五期付', topic: 'labor', at: 'yunling' },
]

export type Open = { stage: Stage; status: string; summary: string; topic?: Topic; ownerId?: string; clock: Record<string, unknown> }

/** Which of the past matters are still open, by their place in the list. `days` reach past every deadline. */
export function openOnes(matters: readonly PastMatter[], now: Date, days: readonly CalendarDay[]): Map<number, Open> {
  const found = new Map<number, Open>()
  for (const one of wanted) {
    const fits = (matter: PastMatter, at: number) => !found.has(at) && matter.track === one.track && matter.status === 'completed' && ageOf(matter, now) >= one.from && ageOf(matter, now) < one.to && (one.after !== null || matter.meeting === null)
    const wished = matters.findLastIndex((matter, at) => fits(matter, at) && matter.seats.some(({ post }) => post.pinyin === one.at))
    const nth = wished >= 0 ? wished : matters.findLastIndex(fits)
    const matter = matters[nth]
    if (!matter) continue
    // The demo's own officer has the mediations, so that their desk shows deadlines on the first day.
    const owner = one.track === 'peoples_mediation' ? { ownerId: staffNamed('officer.demo').id } : {}
    found.set(nth, { stage: one.stage, status: statusOf(one.stage), summary: one.summary, ...(one.topic ? { topic: one.topic } : {}), ...owner, clock: clockRow(nth, matter, one, days) })
  }
  return found
}

const ageOf = (matter: PastMatter, now: Date) => (now.getTime() - matter.registeredAt) / day

function clockRow(nth: number, matter: PastMatter, { clock: kind, after, paused }: Wanted, days: readonly CalendarDay[]): Record<string, unknown> {
  const startedAt = new Date(after === null ? matter.to : matter.registeredAt + after * day)
  const off = new Set(days.filter((each) => each.kind === 'holiday' || each.kind === 'weekend').map(({ date }) => date))
  const { whose, days: count, workdays } = clocks[kind]
  const on = workdays === undefined ? addDays(dayOf(startedAt), count ?? 0) : workedAfter(dayOf(startedAt), workdays, off)
  const last = whose === 'party' ? stepTo(on, 1, off) : on
  return {
    id: idFrom('case_clock', `past ${nth}`), case_id: idFrom('case', `past ${nth}`), kind, started_at: startedAt.toISOString(), due_at: atClock(last, '24:00').toISOString(), warn_on: stepTo(last, -1, off),
    paused_at: paused === undefined ? null : new Date(matter.registeredAt + paused * day).toISOString(), ended_at: null, extended: 0,
  }
}

function workedAfter(from: Day, count: number, off: ReadonlySet<Day>): Day {
  let on = from
  for (let left = count; left > 0;) if (!off.has(on = addDays(on, 1))) left -= 1
  return on
}

function stepTo(from: Day, by: 1 | -1, off: ReadonlySet<Day>): Day {
  let on = from
  while (off.has(on)) on = addDays(on, by)
  return on
}
