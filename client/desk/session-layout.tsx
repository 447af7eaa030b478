import type { ReactNode } from 'react'
import './session-layout.css'

/**
 * A session on the desk: the steps left, the people in the middle over the host's bar, the papers right. What is shown
 * to everybody (`board`) takes the large place, and the people are small. A caucus turns it all amber.
 */
export function SessionLayout({ state, steps, board, tiles, bar, sheets, caucus }: { state: ReactNode; steps: ReactNode; board?: ReactNode; tiles: ReactNode; bar: ReactNode; sheets: ReactNode; caucus?: ReactNode }) {
  return (
    <div className={caucus === undefined ? 'session' : 'session session-caucus'}>
      <div className="session-state">{state}{caucus}</div>
      <section className="session-steps">{steps}</section>
      <section className={board ? 'session-tiles session-shows' : 'session-tiles'}>{board && <div className="session-board">{board}</div>}<div className="session-people" tabIndex={board ? 0 : undefined}>{tiles}</div></section>
      <div className="session-bar">{bar}</div>
      <section className="session-sheets">{sheets}</section>
    </div>
  )
}
