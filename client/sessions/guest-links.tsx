import { useQuery } from '@tanstack/react-query'
import { Ban, Copy, Link2 } from 'lucide-react'
import { useState } from 'react'
import { type Side, sides } from '#shared/cases/words.ts'
import type { GuestLink } from '#shared/sessions/guest-link.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { api, query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Choice } from '../ui/choice.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Field } from '../ui/field.tsx'
import { Tag } from '../ui/page.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './guest-door.css'

/** Makes links for parties outside the county, and shows how each stands; a link itself is shown once, when it is made. */
export function GuestLinks({ sessionId }: { sessionId: SessionId }) {
  const say = useTexts(sessionsTexts)
  const asked = useQuery(query.sessions.guestLinks.queryOptions({ input: { sessionId } }))
  const [name, setName] = useState('')
  const [side, setSide] = useState<Side>('respondent')
  const making = useSave((given: { side: Side; name: string }) => api.sessions.makeGuestLink({ sessionId, ...given }), { refresh: [query.sessions.guestLinks.key()], then: () => setName('') })
  return (
    <Card title={say('guests')}>
      <div className="stack">
        <p className="quiet-text">{say('guestsMore')}</p>
        <Choice label={say('guestSide')} columns={2} value={side} onChange={setSide} options={sides.map((key) => ({ key, word: say(`role.${key}`) }))} />
        <Field label={say('guestName')} value={name} onChange={setName} maxLength={30} />
        <Button icon={Link2} isDisabled={name.trim() === ''} busy={making.saving} onPress={() => making.save({ side, name: name.trim() })}>{say('guestMake')}</Button>
        <ToldNotice told={making.refused} onAgain={making.again} />
        {making.saved && <MadeLink name={making.saved.link.name} address={making.saved.address} />}
        {asked.error && <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />}
        <ul className="guest-links">{((asked.data ?? []) as GuestLink[]).map((link) => <LinkRow key={link.seatId} sessionId={sessionId} link={link} />)}</ul>
      </div>
    </Card>
  )
}

function MadeLink({ name, address }: { name: string; address: string }) {
  const say = useTexts(sessionsTexts)
  const tell = useToast()
  const copy = () => void navigator.clipboard?.writeText(address).then(() => tell(say('guestCopied')), () => undefined)
  return (
    <div className="guest-made" role="status">
      <p>{say('guestMade', { name })}</p>
      <QrCode text={address} words={say('guestQr', { name })} size="11rem" />
      <Field label={say('guestAddress')} value={address} onChange={() => {}} name="guest-address" />
      <Button size="small" icon={Copy} onPress={copy}>{say('guestCopy')}</Button>
    </div>
  )
}

const tones = { waiting: 'wait', used: 'heard', revoked: 'plain', expired: 'plain' } as const

function LinkRow({ sessionId, link: { seatId, side, name, state } }: { sessionId: SessionId; link: GuestLink }) {
  const say = useTexts(sessionsTexts)
  const [sure, setSure] = useState(false)
  const revoking = useSave(() => api.sessions.revokeGuestLink({ sessionId, seatId }), { refresh: [query.sessions.guestLinks.key()] })
  return (
    <li>
      <span>{say(`role.${side}`)} {name}</span>
      <Tag tone={tones[state]}>{say(`guest.${state}`)}</Tag>
      {(state === 'waiting' || state === 'used') && <Button size="small" tone="bare" icon={Ban} onPress={() => setSure(true)}>{say('guestRevoke')}</Button>}
      <ToldNotice told={revoking.refused} onAgain={revoking.again} />
      <Confirm title={say('guestRevokeSure', { name })} open={sure} yes={say('guestRevoke')} danger onNo={() => setSure(false)} onYes={() => { setSure(false); revoking.save(undefined) }}><p>{say('guestRevokeMore')}</p></Confirm>
    </li>
  )
}
