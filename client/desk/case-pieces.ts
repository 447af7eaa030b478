import type { CaseId } from '#shared/cases/words.ts'
import { part, type Part } from '../platform/part.ts'

/** What later chapters put on a case's page: at the left the papers, in the middle what was said and done. */
export type CasePiece = { place: 'papers' | 'middle' | 'people'; piece: Part<{ caseId: CaseId }> }

/** The pieces of a case's page, in order. */
export const casePieces: CasePiece[] = [
  { place: 'papers', piece: part(() => import('../agreements/case-agreements.tsx'), 'CaseAgreements') },
  { place: 'papers', piece: part(() => import('../papers/case-papers.tsx'), 'CasePapers') },
  { place: 'papers', piece: part(() => import('../papers/case-confirmation.tsx'), 'CaseConfirmation') },
  { place: 'papers', piece: part(() => import('../papers/case-dossier.tsx'), 'CaseDossier') },
  { place: 'papers', piece: part(() => import('../records/attachments.tsx'), 'Attachments') },
  { place: 'papers', piece: part(() => import('../records/showings-card.tsx'), 'ShowingsCard') },
  { place: 'middle', piece: part(() => import('../records/case-notes.tsx'), 'CaseNotes') },
  { place: 'middle', piece: part(() => import('../records/recordings-card.tsx'), 'RecordingsCard') },
  { place: 'people', piece: part(() => import('../appointments/case-meetings.tsx'), 'CaseMeetings') },
  { place: 'people', piece: part(() => import('../followups/case-follow-ups.tsx'), 'CaseFollowUps') },
]
