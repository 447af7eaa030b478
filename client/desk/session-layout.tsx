import type { ReactNode } from 'react'
import './session-layout.css'

/** A session on the desk: the steps left, the people in the middle over the host's bar, the papers right. A caucus turns it all amber. */
export function SessionLayout({ state, steps, tiles, bar, sheets, caucus }: { state: ReactNode; steps: ReactNode; tiles: ReactNode; bar: ReactNode; sheets: ReactNode; caucus?: ReactNode }) {
  return (
    <div className={caucus === undefined ? 'session' : 'session session-caucus'}>
      <div className="session-state">{state}{caucus}</div>
      <section className="session-steps">{steps}</section>
      <section className="session-tiles">{tiles}</section>
      <div className="session-bar">{bar}</div>
      <section className="session-sheets">{sheets}</section>
    </div>
  )
}
