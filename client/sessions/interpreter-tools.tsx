import { Languages, Undo2 } from 'lucide-react'
import { boundAt } from '#shared/sessions/interpreting-rules.ts'
import { interpretingTexts } from '#shared/sessions/interpreting-texts.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import { type Interpreting, otherShares, type Seat } from '#shared/sessions/words.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import type { OpenSession } from './use-session.ts'

const usual = 20

/** The host binds an interpreter to a side, sets how loud that side hears the others, or takes it back. Draws nothing for whoever is no interpreter. */
export function InterpreterTools({ session: { session, bind }, seat }: { session: Pick<OpenSession, 'session' | 'bind'>; seat: Seat }) {
  const say = useTexts(interpretingTexts)
  const sayWho = useTexts(sessionsTexts)
  if (!session || seat.interprets === null || seat.role !== 'expert') return null
  const bound = boundAt(session.course, seat.id)
  if (!bound) {
    const parties = session.seats.filter(({ side }) => side !== null)
    // NOTE: where a side has two seats, a terminal and a phone, their names tell them apart.
    const nameOf = (party: Seat) => (parties.filter(({ side }) => side === party.side).length > 1 ? `${sayWho(`role.${party.side!}`)} ${party.label}` : sayWho(`role.${party.side!}`))
    return <div className="row">{parties.map((party) => <Button key={party.id} size="small" icon={Languages} onPress={() => void bind(seat.id, party.id, usual)}>{say('bind', { side: nameOf(party) })}</Button>)}</div>
  }
  const side = sayWho(`role.${bound.side}`)
  return (
    <div className="row">
      <Select label={say('others', { side })} value={String(bound.others)} onChange={(share) => void bind(seat.id, bound.partyId, otherShares.find((one) => String(one) === share) ?? usual)} options={otherShares.map((share) => ({ key: String(share), word: say('share', { share }) }))} />
      <Button size="small" icon={Undo2} onPress={() => void bind(seat.id, null, bound.others)}>{say('unbind', { side })}</Button>
    </div>
  )
}

/** For whom somebody interprets, and who hears it just now; everybody at a desk sees it. */
export function InterpretsFor({ bound }: { bound: Interpreting }) {
  const say = useTexts(interpretingTexts)
  const sayWho = useTexts(sessionsTexts)
  return <p className="tile-visitor"><Languages aria-hidden size="1.1em" />{say(bound.to === 'party' ? 'toParty' : 'toRoom', { side: sayWho(`role.${bound.side}`) })}</p>
}
