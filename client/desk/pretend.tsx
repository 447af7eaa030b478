import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

/** Draws real cards over made-up answers, for the gallery: `known` puts in what the server would have said. Nothing else is asked. */
export function Pretend({ known, children }: { known: (client: QueryClient) => void; children: ReactNode }) {
  const [client] = useState(() => {
    const made = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } } })
    known(made)
    return made
  })
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}

/** Cards side by side, each as wide as its column is on the page that it belongs to. */
export function Side({ cards }: { cards: readonly { key: string; card: ReactNode }[] }) {
  return <div className="row" style={{ alignItems: 'start', padding: '1rem' }}>{cards.map(({ key, card }) => <div key={key} style={{ width: 'min(24rem, 100%)' }}>{card}</div>)}</div>
}
