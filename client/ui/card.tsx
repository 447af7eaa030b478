import type { ReactNode } from 'react'
import './card.css'

/** A sheet on the desk: a title, something at its right, and content. `wait` and `heard` tint the whole sheet. */
export function Card({ title, aside, tone = 'plain', children }: { title?: ReactNode; aside?: ReactNode; tone?: 'plain' | 'wait' | 'heard' | 'danger'; children: ReactNode }) {
  return (
    <section className={`card card-${tone}`}>
      {(title !== undefined || aside !== undefined) && (
        <header className="card-head">
          <h2>{title}</h2>
          {aside}
        </header>
      )}
      <div className="card-body">{children}</div>
    </section>
  )
}
