import type { Track } from '../cases/words.ts'
import { type PaperKind, type Purpose, type Section, sections } from './words.ts'

/** D1 In which order a dossier is bound. What the court gets is its own: it is asked on the agreement, not on the talk that led to it. */
export const orders: Record<Purpose, readonly Section[]> = { archive: sections, confirmation: ['confirmation', 'agreement', 'identity', 'powers', 'evidence', 'registration'] }

/** D2 What a dossier must have: by its purpose, and by the track of its case. */
const required: Record<Purpose, Record<Track, readonly Section[]>> = {
  archive: {
    peoples_mediation: ['registration', 'notices', 'identity', 'notes', 'agreement'], police_mediation: ['registration', 'notices', 'identity', 'notes', 'agreement'],
    petition: ['registration', 'notices', 'ending'], consultation: ['registration'], help_request: ['registration'],
  },
  confirmation: { peoples_mediation: ['confirmation', 'agreement', 'identity'], police_mediation: [], petition: [], consultation: [], help_request: [] },
}

/** D2 What is missing. A mediation that ended without an agreement has the notice of that instead. */
export function gapsOf(purpose: Purpose, track: Track, has: ReadonlySet<Section>): Section[] {
  return required[purpose][track].filter((section) => !has.has(section) && !(section === 'agreement' && purpose === 'archive' && has.has('ending')))
}

/** Where each kind of paper belongs. */
export const sectionOfPaper: Record<PaperKind, Section> = {
  rights_notice: 'notices', recording_notice: 'notices', acceptance_notice: 'notices', oral_agreement: 'agreement', power_of_attorney: 'powers',
  confirmation_application: 'confirmation', termination_notice: 'ending', ending_notice: 'agreement', petition_opinion: 'ending', follow_up_record: 'follow_ups',
}

/** D3 Where a file of the case belongs; null for what is bound already: another dossier. */
export function sectionOfFile({ origin, sha256 }: { origin: 'upload' | 'agreement' | 'paper' | 'dossier' | 'notes'; sha256: string }, { paper, receipt, scans }: { paper: PaperKind | null; receipt: boolean; scans: readonly string[] }): Section | null {
  switch (origin) {
    case 'dossier': return null
    case 'agreement': return 'agreement'
    case 'notes': return 'notes'
    case 'paper': return paper === null ? 'evidence' : sectionOfPaper[paper]
    case 'upload': return receipt ? 'performance' : scans.includes(sha256) ? 'agreement' : 'evidence'
  }
}

/** D4 How many years a file is kept: a county's own table may say otherwise. */
export const yearsKept = (track: Track): number => (track === 'consultation' || track === 'help_request' ? 10 : 30)
