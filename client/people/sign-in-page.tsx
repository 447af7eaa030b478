import { KeyRound, LogIn } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useQuery } from '@tanstack/react-query'
import { peopleTexts } from '#shared/people/texts.ts'
import { api, post, query, queryClient } from '../platform/api.ts'
import { identity } from '../platform/identity.ts'
import { useSentence, useTexts } from '../platform/language.tsx'
import { line } from '../platform/socket.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { LanguageSwitch } from '../ui/frame.tsx'
import { Locale } from '../ui/locale.tsx'
import { Mark } from '../ui/mark.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { useShell } from '../ui/use-shell.ts'
import './sign-in-page.css'

type SignedIn = { twoFactorRedirect?: boolean }

/** Where staff sign in: name and password, then the second step where it is on. Afterwards back to where they wanted to go. */
export function SignInPage() {
  useShell('desk')
  const say = useTexts(peopleTexts)
  const sentence = useSentence()
  const mode = useQuery(query.people.mode.queryOptions({ staleTime: Number.POSITIVE_INFINITY }))
  const [factor, setFactor] = useState(false)
  return (
    <Locale>
      <main className="sign-in">
        <header className="sign-in-head"><Mark size="2.5rem" /><strong>{mode.data && sentence(mode.data.county)}</strong><LanguageSwitch /></header>
        {factor ? <SecondFactor onBack={() => setFactor(false)} /> : <NameAndPassword openIdConnect={mode.data?.openIdConnect ?? false} onFactor={() => setFactor(true)} />}
        <p className="quiet-text">{say('signInMore')}</p>
      </main>
    </Locale>
  )
}

function NameAndPassword({ openIdConnect, onFactor }: { openIdConnect: boolean; onFactor: () => void }) {
  const say = useTexts(peopleTexts)
  const goIn = useGoIn()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const { save, saving, refused } = useSave(
    // NOTE: a demo role that this tab still is would speak instead of the cookie.
    (typed: { username: string; password: string }) => { identity.drop(); return post<SignedIn>('/api/auth/sign-in/username', typed) },
    { then: (signedIn) => (signedIn.twoFactorRedirect ? onFactor() : goIn()) },
  )
  const county = useSave(() => post<{ url: string }>('/api/auth/sign-in/social', { provider: 'county', callbackURL: '/desk' }), { then: ({ url }) => location.assign(url) })
  return (
    <Card title={say('signIn')}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); save({ username: username.trim(), password }) }}>
        <Field label={say('username')} value={username} onChange={setUsername} name="username" autoComplete="username" autoFocus required />
        <Field label={say('password')} value={password} onChange={setPassword} name="password" type="password" autoComplete="current-password" required />
        <ToldNotice told={refused ?? county.refused} />
        <Button type="submit" tone="main" icon={LogIn} busy={saving}>{say('signIn')}</Button>
        {openIdConnect && <Button icon={KeyRound} busy={county.saving} onPress={() => county.save(undefined)}>{say('signInWithCounty')}</Button>}
      </form>
    </Card>
  )
}

function SecondFactor({ onBack }: { onBack: () => void }) {
  const say = useTexts(peopleTexts)
  const goIn = useGoIn()
  const [code, setCode] = useState('')
  const { save, saving, refused } = useSave((typed: string) => post(/^\d{6}$/.test(typed) ? '/api/auth/two-factor/verify-totp' : '/api/auth/two-factor/verify-backup-code', { code: typed }), { then: goIn })
  const send = (event: FormEvent) => { event.preventDefault(); save(code.replaceAll(' ', '')) }
  return (
    <Card title={say('secondFactor')}>
      <form className="stack" onSubmit={send}>
        <p>{say('secondFactorMore')}</p>
        <Field label={say('code')} value={code} onChange={setCode} name="code" autoComplete="one-time-code" autoFocus required />
        <ToldNotice told={refused} />
        <div className="row"><Button type="submit" tone="main" busy={saving}>{say('goOn')}</Button><Button tone="bare" onPress={onBack}>{say('startOver')}</Button></div>
      </form>
    </Card>
  )
}

// Where they came from, if that is a page of ours; else the place of their role.
function useGoIn() {
  const go = useNavigate()
  const [asked] = useSearchParams()
  return async () => {
    queryClient.clear()
    // NOTE: the live line was refused as a guest's; the cookie is known to a new handshake only.
    line().disconnect().connect()
    const me = await api.people.me()
    const to = asked.get('to')
    const home = me.kind === 'staff' && me.role === 'clerk' ? '/counter' : '/desk'
    await go(to?.startsWith('/') && !to.startsWith('//') ? to : home, { replace: true })
  }
}
