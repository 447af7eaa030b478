import type { ReactNode } from 'react'
import './case-layout.css'

/** A case on the desk: header over all, papers left, the timeline in the middle, people and clocks right. */
export function CaseLayout({ head, papers, people, children }: { head: ReactNode; papers: ReactNode; people: ReactNode; children: ReactNode }) {
  return (
    <div className="case">
      <header className="case-head">{head}</header>
      <div className="case-papers">{papers}</div>
      <div className="case-middle">{children}</div>
      <div className="case-people">{people}</div>
    </div>
  )
}
