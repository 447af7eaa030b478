import { ChevronLeft, ChevronRight, EyeOff, ZoomIn, ZoomOut } from 'lucide-react'
import { type Sight, zoomed } from '#shared/records/showing.ts'
import { recordsTexts } from '#shared/records/texts.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'

/** With what the host leads: pages, size, putting away; and on whose screens it is. */
export function BoardKeys({ showing: { page, zoom }, pages, seenBy, onLead, onEnd }: { showing: Sight; pages: number; seenBy: string; onLead: (change: Partial<Sight>) => void; onEnd: () => void }) {
  const say = useTexts(recordsTexts)
  const turn = (to: number) => onLead({ page: to, y: 0 })
  const size = (by: 1 | -1) => onLead({ zoom: zoomed(zoom, by) })
  return (
    <div className="evidence-keys">
      {pages > 1 && (
        <>
          <Button size="small" icon={ChevronLeft} aria-label={say('pageBack')} isDisabled={page <= 1} onPress={() => turn(page - 1)} />
          <span className="figures">{say('page', { page, pages })}</span>
          <Button size="small" icon={ChevronRight} aria-label={say('pageOn')} isDisabled={page >= pages} onPress={() => turn(page + 1)} />
        </>
      )}
      <Button size="small" icon={ZoomOut} aria-label={say('smaller')} isDisabled={zoomed(zoom, -1) === zoom} onPress={() => size(-1)} />
      <Button size="small" icon={ZoomIn} aria-label={say('larger')} isDisabled={zoomed(zoom, 1) === zoom} onPress={() => size(1)} />
      <span className="evidence-seen quiet-text" role="status">{seenBy}</span>
      <Button size="small" icon={EyeOff} onPress={onEnd}>{say('stopShowing')}</Button>
    </div>
  )
}
