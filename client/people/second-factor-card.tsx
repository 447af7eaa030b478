import { ShieldCheck, ShieldOff } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { peopleTexts } from '#shared/people/texts.ts'
import { post, query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { renew, type Renewed } from './renew.ts'

type Enabled = { totpURI: string; backupCodes: string[] }

/** The second step: off, being set up with a code to scan, or on. */
export function SecondFactorCard() {
  const say = useTexts(peopleTexts)
  const tell = useToast()
  const on = useQuery(query.people.myAccount.queryOptions())
  const [password, setPassword] = useState('')
  const [enabled, setEnabled] = useState<Enabled | null>(null)
  const refresh = [query.people.myAccount.key()]
  const begin = useSave((typed: string) => post<Enabled>('/api/auth/two-factor/enable', { password: typed }), { then: (given) => { setEnabled(given); setPassword('') } })
  const end = useSave((typed: string) => post<Renewed>('/api/auth/two-factor/disable', { password: typed }), { refresh, then: (given) => { renew(given); setPassword(''); tell(say('factorEnded')) } })
  if (enabled) return <SetUp enabled={enabled} refresh={refresh} onDone={() => { setEnabled(null); tell(say('factorDone')) }} />
  const isOn = on.data?.twoFactor ?? false
  const act = isOn ? end : begin
  return (
    <Card title={say('secondFactor')} aside={on.data && <Lamp state={isOn ? 'good' : 'off'} word={say(isOn ? 'factorOn' : 'factorOff')} />}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); act.save(password) }}>
        {!isOn && <p className="quiet-text">{say('factorWhy')}</p>}
        <Field label={say('presentPassword')} type="password" autoComplete="current-password" value={password} onChange={setPassword} required />
        <ToldNotice told={act.refused} />
        <Button type="submit" icon={isOn ? ShieldOff : ShieldCheck} busy={act.saving} isDisabled={password === ''}>{say(isOn ? 'factorEnd' : 'factorSetUp')}</Button>
      </form>
    </Card>
  )
}

function SetUp({ enabled, refresh, onDone }: { enabled: Enabled; refresh: readonly (readonly unknown[])[]; onDone: () => void }) {
  const say = useTexts(peopleTexts)
  const [code, setCode] = useState('')
  const { save, saving, refused } = useSave((typed: string) => post<Renewed>('/api/auth/two-factor/verify-totp', { code: typed }), { refresh, then: (given) => { renew(given); onDone() } })
  return (
    <Card title={say('secondFactor')} tone="wait">
      <form className="stack" onSubmit={(event) => { event.preventDefault(); save(code.replaceAll(' ', '')) }}>
        <p>{say('factorScan')}</p>
        <QrCode text={enabled.totpURI} words={say('factorScan')} />
        <p className="quiet-text" style={{ overflowWrap: 'anywhere' }}>{say('factorSecret', { secret: new URL(enabled.totpURI).searchParams.get('secret') ?? '' })}</p>
        <h3>{say('backupCodes')}</h3>
        <p className="quiet-text">{say('backupCodesMore')}</p>
        <ul className="row figures">{enabled.backupCodes.map((backup) => <li key={backup}>{backup}</li>)}</ul>
        <Field label={say('code')} inputMode="numeric" autoComplete="one-time-code" value={code} onChange={setCode} required />
        <ToldNotice told={refused} />
        <Button type="submit" tone="main" busy={saving}>{say('factorConfirm')}</Button>
      </form>
    </Card>
  )
}
