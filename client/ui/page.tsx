import type { ReactNode } from 'react'
import './page.css'

/** A page of the counter or desk: its title, what can be done here, the content, and lists at the side. */
export function Page({ title, more, actions, aside, children }: { title: ReactNode; more?: ReactNode; actions?: ReactNode; aside?: ReactNode; children: ReactNode }) {
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {more !== undefined && <div className="page-more">{more}</div>}
        </div>
        {actions !== undefined && <div className="row">{actions}</div>}
      </header>
      <div className={aside === undefined ? 'page-body' : 'page-body page-with-aside'}>
        <div className="page-main">{children}</div>
        {aside !== undefined && <aside className="page-aside">{aside}</aside>}
      </div>
    </div>
  )
}

/** Facts as name and value, in one or more columns. */
export function Facts({ facts }: { facts: readonly { name: string; value: ReactNode }[] }) {
  return <dl className="facts">{facts.map(({ name, value }) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
}

/** A short word in a frame: a kind, a side, a code. */
export function Tag({ tone = 'plain', children }: { tone?: 'plain' | 'heard' | 'wait' | 'danger'; children: ReactNode }) {
  return <span className={`tag tag-${tone}`}>{children}</span>
}
