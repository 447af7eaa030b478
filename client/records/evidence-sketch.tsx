import type { Showing, Sight } from '#shared/records/showing.ts'
import { BoardKeys } from './board-keys.tsx'
import { EvidenceSight } from './evidence-board.tsx'

/** A made-up photograph on the board, for the galleries; `led`: with the host's keys. */
export function EvidenceSketch({ zh, led = null }: { zh: boolean; led?: string | null }) {
  const photo = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="1200" height="800" fill="#cfd8c8"/><path d="M0 520 L1200 380 V800 H0Z" fill="#8fa37a"/><path d="M0 540 L1200 400" stroke="#6b5b45" stroke-width="22"/><path d="M520 478 v-160 M700 456 v-150 M880 436 v-140" stroke="#5b4630" stroke-width="16"/><circle cx="520" cy="300" r="60" fill="#4f7a4b"/><circle cx="700" cy="290" r="56" fill="#4f7a4b"/><circle cx="880" cy="280" r="52" fill="#4f7a4b"/><text x="60" y="90" font-size="48" fill="#1f2a37">${zh ? '旧石墙和三棵核桃树苗' : 'The old wall and three saplings'}</text></svg>`
  const showing = { id: 'sketch', name: zh ? '田坎照片.jpg' : 'ridge.jpg', type: 'image/jpeg', page: 1, zoom: 1, x: 0.5, y: 0.5, aside: null, seenBy: [] } as unknown as Showing & Sight
  return (
    <section className="evidence">
      <EvidenceSight showing={showing} file={{ kind: 'picture', address: `data:image/svg+xml,${encodeURIComponent(photo)}` }} onDrawn={() => {}} {...(led === null ? {} : { onLead: () => {} })} />
      {led !== null && <BoardKeys showing={showing} pages={3} seenBy={led} onLead={() => {}} onEnd={() => {}} />}
    </section>
  )
}
