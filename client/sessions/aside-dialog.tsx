import { useState } from 'react'
import { type Side, sides } from '#shared/cases/words.ts'
import { boundAt } from '#shared/sessions/interpreting-rules.ts'
import { stepsTexts } from '#shared/sessions/steps-texts.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import type { SeatId, Session } from '#shared/sessions/words.ts'
import { useTexts } from '../platform/language.tsx'
import { Choice, Choices } from '../ui/choice.tsx'
import { Confirm } from '../ui/confirm.tsx'

const about = ['5', '10', '20'] as const

/** With which side the host talks alone, for about how long, and who else may hear it: nobody unless they are chosen here. */
export function AsideDialog({ session, onNo, onBegin }: { session: Session; onNo: () => void; onBegin: (side: Side, guests: SeatId[], minutes: number) => void }) {
  const say = useTexts(stepsTexts)
  const sayWho = useTexts(sessionsTexts)
  const here = sides.filter((side) => session.seats.some((seat) => seat.side === side && seat.presence === 'in'))
  // NOTE: a bound interpreter goes with their party, unasked (S39).
  const others = session.seats.filter((seat) => seat.side === null && seat.role !== 'host' && seat.presence === 'in' && !boundAt(session.course, seat.id))
  const [side, setSide] = useState<Side | null>(here[0] ?? null)
  const [guests, setGuests] = useState<SeatId[]>([])
  const [minutes, setMinutes] = useState<(typeof about)[number]>('10')
  return (
    <Confirm title={say('aside')} open yes={say('aside.begin')} onNo={onNo} onYes={() => { if (side) onBegin(side, guests, Number(minutes)) }}>
      <p>{say('aside.more')}</p>
      <Choice label={say('aside')} columns={2} value={side} onChange={setSide} options={here.map((key) => ({ key, word: say('aside.with', { side: sayWho(`role.${key}`) }) }))} />
      <Choice label={say('aside.minutes')} columns={3} value={minutes} onChange={setMinutes} options={about.map((key) => ({ key, word: key }))} />
      {others.length > 0 && <Choices label={say('aside.take')} value={guests} onChange={setGuests} options={others.map(({ id, role, label }) => ({ key: id, word: `${sayWho(`role.${role}`)} ${label}` }))} />}
    </Confirm>
  )
}
