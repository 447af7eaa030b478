import { firstContactMinutes, isMarketDay, minutesOf, noticeDaysFor, skillFor, usualTrack } from '#shared/appointments/rules.ts'
import type { AppointmentStatus, BreachCause, Promised } from '#shared/appointments/words.ts'
import type { CalendarDay } from '#shared/calendar/words.ts'
import type { Side, Topic, Track } from '#shared/cases/words.ts'
import type { Skill } from '#shared/people/words.ts'
import { addDays, atClock, dayOf, hour, minute } from '#shared/platform/time.ts'
import { type Chance, chanceOf } from './chance.ts'
import { pastDiary, type Placed, type Post } from './past-slots.ts'
import type { DemoStaff } from './staff.ts'

/** A registration of the past weeks and what became of it. Instants in milliseconds. */
export type PastMatter = Placed & {
  topic: Topic; track: Track; skill: Skill; post: Post
  registeredAt: number; startedAt: number | null; status: AppointmentStatus; promise: Promised; cause: BreachCause | null
  /** The meeting itself, where the law wanted it announced days before (A21). */
  meeting: (Placed & { startedAt: number }) | null
}

/** Registrations a workday in the whole county (domain.md §8: about 250 a month, market days among them). */
const perWorkday = 9.5
const disputes: [Topic, number][] = [['neighbor', 26], ['family', 15], ['forest_land', 14], ['damages', 9], ['homestead', 8], ['traffic', 6], ['labor', 6], ['contract', 6], ['public_security_minor', 4], ['consumer', 2], ['medical', 1], ['other', 3]]
const kinds: ['advice' | 'dispute' | 'petition' | 'help', number][] = [['advice', 45], ['dispute', 40], ['petition', 12], ['help', 3]]
const advice: [Topic, number][] = [['household_registration', 60], ['admin_approval', 15], ['labor', 8], ['traffic', 8], ['other', 9]]
const hours: [number, number][] = [[8, 11], [9, 17], [10, 16], [11, 11], [12, 3], [13, 3], [14, 11], [15, 11], [16, 9], [17, 4], [18, 2], [19, 2]]

/**
 * The past weeks as they might have been: registrations by domain.md §8's distributions, each given the first time at which
 * an officer and terminals are free, and what became of it. Only what was over before `until`. The same days give the same weeks.
 */
export function pastWeeks({ days, until, people, posts, seed = 2026 }: { days: readonly CalendarDay[]; until: Date; people: readonly DemoStaff[]; posts: readonly Post[]; seed?: number }): PastMatter[] {
  const chance = chanceOf(seed)
  const diary = pastDiary(days, people)
  const shares = posts.map((post, rank): [Post, number] => [post, (rank + 1) ** -0.7])
  const whole = shares.reduce((sum, [, share]) => sum + share, 0)

  const meetingAfter = (talk: Placed, notice: number, skill: Skill, track: Track): PastMatter['meeting'] => {
    const found = diary.first({ skill, minutes: minutesOf[track], sides: talk.seats, earliest: atClock(addDays(dayOf(new Date(talk.from)), notice), '00:00').getTime() })
    if (!found || found.to + 30 * minute > until.getTime()) return null
    diary.keep(found)
    return { ...found, startedAt: found.from + 2 * minute }
  }

  const registrations = days.flatMap((day, at) => shares.flatMap(([post, share]) => {
    const usual = (perWorkday * share * dayFactor(days, at) * (isMarketDay(post.station.marketDigits, day.date) ? 1.8 : 1)) / whole
    return Array.from({ length: chance.count(usual) }, () => ({ post, at: atClock(day.date, '00:00').getTime() + chance.weighed(hours) * hour + chance.whole(0, 59) * minute }))
  })).toSorted((a, b) => a.at - b.at)

  return registrations.flatMap(({ post, at }) => {
    const matter = matterOf(chance)
    const sides: { side: Side; post: Post }[] = [{ side: 'applicant', post }, ...(matter.disputed ? [{ side: 'respondent' as const, post: otherPost(chance, post, shares) }] : [])]
    const fate = fateOf(chance)
    // Who wants to come later than tomorrow is given a time after the promise.
    const notice = noticeDaysFor(matter.topic, matter.track)
    const placed = diary.first({ skill: matter.skill, minutes: notice > 0 ? firstContactMinutes : minutesOf[matter.track], sides, earliest: fate === 'later' ? at + chance.whole(25, 54) * hour : at + 30 * minute })
    if (!placed || placed.to + 30 * minute > until.getTime()) return []
    diary.keep(placed)
    const { topic, track, skill } = matter
    const outcome = outcomeOf(chance, fate, at, placed.from)
    const past = { topic, track, skill, post, registeredAt: at, ...placed, ...outcome, meeting: outcome.status === 'completed' && notice > 0 ? meetingAfter(placed, notice, skill, track) : null }
    return past.startedAt !== null && past.startedAt + 30 * minute > until.getTime() ? [] : [past]
  })
}

// A day off brings a quarter, the first working day after a long break three times as many.
function dayFactor(days: readonly CalendarDay[], at: number): number {
  const off = (day: CalendarDay | undefined) => day?.kind === 'holiday' || day?.kind === 'weekend'
  if (off(days[at])) return 0.25
  return [1, 2, 3].every((back) => off(days[at - back])) ? 3 : 1
}

function matterOf(chance: Chance): Pick<PastMatter, 'topic' | 'track' | 'skill'> & { disputed: boolean } {
  const kind = chance.weighed(kinds)
  const disputed = kind === 'dispute'
  const topic = kind === 'help' ? 'help_request' : disputed ? chance.weighed(disputes) : kind === 'advice' ? chance.weighed(advice) : chance.weighed(disputes)
  const track = kind === 'petition' ? 'petition' : usualTrack(topic, disputed)
  return { topic, track, skill: skillFor(topic, track), disputed }
}

// Most neighbours belong to the same station; where that has one terminal, the other side goes to the next.
function otherPost(chance: Chance, post: Post, shares: readonly [Post, number][]): Post {
  if (post.terminals.length > 1 && chance.happens(0.5)) return post
  return chance.weighed(shares.filter(([other]) => other !== post))
}

type Fate = 'met' | 'missed' | 'later' | 'cancelled' | 'began-late' | 'officer-absent'
const fateOf = (chance: Chance): Fate => chance.weighed<Fate>([['met', 86], ['missed', 7], ['later', 3], ['cancelled', 2.5], ['began-late', 0.6], ['officer-absent', 0.4]])

function outcomeOf(chance: Chance, fate: Fate, registeredAt: number, from: number): Pick<PastMatter, 'startedAt' | 'status' | 'promise' | 'cause'> {
  const due = registeredAt + 24 * hour
  const startedAt = from + chance.whole(0, 6) * minute
  const held = (promise: Promised, at = startedAt, cause: BreachCause | null = null) => ({ startedAt: at, status: 'completed' as const, promise, cause })
  switch (fate) {
    case 'met': return startedAt <= due ? held('promise_kept') : held('breached', startedAt, 'began-late')
    case 'missed': return from <= due ? { startedAt: null, status: 'no_show_party', promise: 'promise_kept', cause: null } : held('breached', startedAt, 'began-late')
    case 'later': return held('waived_by_party')
    case 'cancelled': return { startedAt: null, status: 'cancelled_by_party', promise: 'waived_by_party', cause: null }
    case 'began-late': return held('breached', due + chance.whole(5, 90) * minute, 'began-late')
    case 'officer-absent': return { startedAt: null, status: 'no_show_officer', promise: 'breached', cause: 'officer-absent' }
  }
}
