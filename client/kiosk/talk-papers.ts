import type { ReactNode } from 'react'
import type { OpenSession } from '../sessions/use-session.ts'
import { useAgreementPaper } from './agreement-paper.tsx'
import { useNotesPaper } from './notes-paper.tsx'
import { useEvidencePaper } from './evidence-paper.tsx'
import type { Heard } from './session-stages.tsx'

/** What a paper is shown beside: the session, the picture of whoever speaks, the others small, whether this side is heard, and whether it is recorded. */
export type Talk = { session: OpenSession; picture: ReactNode; others: ReactNode; heard: Heard; recorded: boolean }
/** A paper in the large place, and what can be touched under it. */
export type Paper = { body: ReactNode; actions?: ReactNode }
/** A hook of a later chapter: looks whether it has a paper for this talk. */
export type UsePaper = (talk: Talk) => Paper | null

/** Whoever may show papers during a talk; the first that has one is shown. NOTE: hooks, so the list never changes while running. */
export const talkPapers: readonly UsePaper[] = [useEvidencePaper, useAgreementPaper, useNotesPaper]
