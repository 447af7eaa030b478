import type { ReactNode } from 'react'
import { recordsTexts } from '#shared/records/texts.ts'
import { useTexts } from '../platform/language.tsx'
import { useShownEvidence } from '../records/shown-evidence.tsx'
import { type Heard, HeardLamp } from './session-stages.tsx'
import type { Paper, Talk } from './talk-papers.ts'
import { useSpoken } from './use-spoken.ts'

/** What the host shows to everybody, in the large place; it comes before any other paper, because the host has just laid it there. */
export function useEvidencePaper({ session, picture, others, heard }: Talk): Paper | null {
  const evidence = useShownEvidence(session)
  return evidence && { body: <EvidenceStage board={evidence.board} picture={picture} others={others} heard={heard} /> }
}

/** A picture or a page as large as the screen gives; the faces stay small beside it, and nothing need be touched. */
export function EvidenceStage({ board, picture, others, heard }: { board: ReactNode; picture: ReactNode; others: ReactNode; heard: Heard }) {
  const say = useTexts(recordsTexts)
  useSpoken(say('lookAt'))
  return (
    <div className="kiosk-paper kiosk-evidence">
      {board}
      <div className="kiosk-paper-side">
        <div className="kiosk-paper-picture">{picture}</div>
        <div className="kiosk-evidence-others">{others}</div>
        <h2>{say('lookAt')}</h2>
        <p>{say('lookMore')}</p>
        <HeardLamp heard={heard} />
      </div>
    </div>
  )
}
