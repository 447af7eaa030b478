import { minute } from '../platform/time.ts'
import type { Stage } from './stages.ts'
import type { Track } from './words.ts'

/** The clocks a case can have. */
export const clockKinds = [
  'petition_notice', 'petition_handling', 'petition_review_request', 'petition_review', 'petition_recheck_request', 'petition_recheck',
  'invitation', 'mediator_choice', 'mediation', 'police_mediation', 'police_case', 'lead_contact', 'confirmation',
] as const
export type ClockKind = (typeof clockKinds)[number]

/**
 * A clock: whose time it is, how long, where that is written, who may extend it (by how many days, how often), and in which
 * stages of which tracks it runs. A party's deadline moves over days off, an officer's target never does (K2, K5).
 */
export type ClockRule = {
  whose: 'party' | 'officer'
  days?: number
  workdays?: number
  basis: { zh: string; en: string }
  extend?: { by: 'lead' | 'owner'; days?: number; workdays?: number; times: number }
  /** It may be stopped while something outside is awaited: a hearing, an expert's report. */
  pause?: true
  runs: Partial<Record<Track, readonly Stage[]>>
}

/** C3 The one table of deadlines. Sources: domain.md §2.1–2.4. */
export const clocks: Record<ClockKind, ClockRule> = {
  petition_notice: { whose: 'officer', days: 15, basis: { zh: '信访工作条例第二十二、二十三条', en: 'Petition Regulations, Arts 22, 23' }, runs: { petition: ['registered'] } },
  petition_handling: { whose: 'officer', days: 60, basis: { zh: '信访工作条例第三十四条', en: 'Petition Regulations, Art 34' }, extend: { by: 'lead', days: 30, times: 1 }, runs: { petition: ['accepted', 'handling', 'extended'] } },
  petition_review_request: { whose: 'party', days: 30, basis: { zh: '信访工作条例第三十五条', en: 'Petition Regulations, Art 35' }, runs: { petition: ['served'] } },
  petition_review: { whose: 'officer', days: 30, basis: { zh: '信访工作条例第三十五条', en: 'Petition Regulations, Art 35' }, runs: { petition: ['review_requested'] } },
  petition_recheck_request: { whose: 'party', days: 30, basis: { zh: '信访工作条例第三十六条', en: 'Petition Regulations, Art 36' }, runs: { petition: ['review_answered'] } },
  petition_recheck: { whose: 'officer', days: 30, basis: { zh: '信访工作条例第三十六条', en: 'Petition Regulations, Art 36' }, pause: true, runs: { petition: ['recheck_requested'] } },
  invitation: { whose: 'officer', workdays: 3, basis: { zh: '人民法院在线调解规则第十五条（参照）', en: 'Online Mediation Rules, Art 15 (as a model)' }, runs: { peoples_mediation: ['registered'] } },
  mediator_choice: { whose: 'party', workdays: 2, basis: { zh: '人民法院在线调解规则第十条（参照）', en: 'Online Mediation Rules, Art 10 (as a model)' }, runs: { peoples_mediation: ['consented'] } },
  mediation: { whose: 'officer', days: 30, basis: { zh: '人民法院在线调解规则第二十四条（参照）', en: 'Online Mediation Rules, Art 24 (as a model)' }, extend: { by: 'owner', days: 30, times: 3 }, runs: { peoples_mediation: ['in_mediation'] } },
  police_mediation: { whose: 'officer', workdays: 3, basis: { zh: '治安调解工作规范（公通字〔2007〕81号）', en: 'Police Mediation Norms (2007, no. 81)' }, extend: { by: 'owner', workdays: 7, times: 1 }, pause: true, runs: { police_mediation: ['registered', 'eligibility_checked', 'in_mediation'] } },
  police_case: { whose: 'officer', days: 30, basis: { zh: '治安管理处罚法第一百一十八条', en: 'Public Security Penalties Law, Art 118' }, extend: { by: 'lead', days: 30, times: 2 }, pause: true, runs: { police_mediation: ['registered', 'eligibility_checked', 'in_mediation', 'failed'] } },
  lead_contact: { whose: 'officer', workdays: 5, basis: { zh: '县里规定：包案领导五个工作日内联系当事人', en: 'County rule: the lead official speaks with the party within five working days' }, runs: {} },
  confirmation: { whose: 'party', days: 30, basis: { zh: '人民调解法第三十三条、民事诉讼法第二百零五条', en: 'People’s Mediation Law, Art 33; Civil Procedure Law, Art 205' }, runs: { peoples_mediation: ['agreed'] } },
}

/** C4 Which clocks of a track begin and which end when a case goes from one stage to the next (`null`: it was just registered). */
export function clocksTurning(track: Track, from: Stage | null, to: Stage): { begin: ClockKind[]; end: ClockKind[] } {
  const runs = (kind: ClockKind, stage: Stage | null) => stage !== null && (clocks[kind].runs[track]?.includes(stage) ?? false)
  return { begin: clockKinds.filter((kind) => runs(kind, to) && !runs(kind, from)), end: clockKinds.filter((kind) => runs(kind, from) && !runs(kind, to)) }
}

export const clockLevels = ['calm', 'amber', 'red', 'breach'] as const
export type ClockLevel = (typeof clockLevels)[number]
type Running = { startedAt: string; dueAt: string; pausedAt: string | null }

/** C5 How near a deadline is: amber at 70 % of its time, red at 90 %, then breach. While it is paused its time stands. */
export function clockLevel({ startedAt, dueAt, pausedAt }: Running, now: number): ClockLevel {
  const at = pausedAt === null ? now : Date.parse(pausedAt)
  const [start, due] = [Date.parse(startedAt), Date.parse(dueAt)]
  if (at > due) return 'breach'
  // NOTE: a deadline inside the minute it was set has no share of its time.
  const used = due - start < minute ? 1 : (at - start) / (due - start)
  return used >= 0.9 ? 'red' : used >= 0.7 ? 'amber' : 'calm'
}

/** C6 Whether a clock may be extended once more. */
export const mayBeExtended = (kind: ClockKind, times: number): boolean => times < (clocks[kind].extend?.times ?? 0)
