import { useQuery } from '@tanstack/react-query'
import { LogOut } from 'lucide-react'
import { peopleTexts } from '#shared/people/texts.ts'
import { api, query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Page, Tag } from '../ui/page.tsx'
import { Table } from '../ui/table.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { ChangePassword } from './change-password.tsx'
import { SecondFactorCard } from './second-factor-card.tsx'
import { useMe } from './use-me.ts'

/** My account: where I am signed in, the second step, the password. */
export function AccountPage() {
  const say = useTexts(peopleTexts)
  const { data: me } = useMe()
  return <Page title={say('account')} more={me?.kind === 'staff' ? me.name : undefined} aside={<><SecondFactorCard /><ChangePassword /></>}><SignIns /></Page>
}

function SignIns() {
  const say = useTexts(peopleTexts)
  const { moment } = useDates()
  const tell = useToast()
  const list = useQuery(query.people.signIns.queryOptions())
  const refresh = [query.people.signIns.key()]
  const then = ({ ended }: { ended: number }) => tell(say('ended', { count: ended }))
  const one = useSave((signInId: string) => api.people.endSignIn({ signInId: signInId as never }), { refresh, then })
  const others = useSave(() => api.people.endOtherSignIns(), { refresh, then })
  return (
    <Card title={say('signIns')} aside={(list.data?.length ?? 0) > 1 && <Button icon={LogOut} busy={others.saving} onPress={() => others.save(undefined)}>{say('endOthers')}</Button>}>
      <div className="stack">
        <p className="quiet-text">{say('signInsMore')}</p>
        <ToldNotice told={one.refused ?? others.refused ?? (list.error ? refusalOf(list.error) : null)} onAgain={() => void list.refetch()} />
        {list.isPending && <Waiting words={say('loading')} />}
        {list.data && <Table label={say('signIns')} rows={list.data} rowKey={({ id }) => id} columns={[
          { key: 'device', title: say('device'), cell: ({ device, mine }) => <span className="row">{deviceWords(device) ?? say('unknownDevice')}{mine && <Tag tone="heard">{say('thisOne')}</Tag>}</span> },
          { key: 'origin', title: say('origin'), cell: ({ origin }) => origin || '—', narrow: true },
          { key: 'since', title: say('since'), cell: ({ since }) => <time>{moment(since)}</time>, narrow: true },
          { key: 'until', title: say('until'), cell: ({ until }) => <time>{moment(until)}</time>, narrow: true },
          { key: 'end', title: '', cell: ({ id, mine }) => !mine && <Button size="small" onPress={() => one.save(id)}>{say('end')}</Button>, narrow: true },
        ]} />}
      </div>
    </Card>
  )
}

// "Chrome · Windows" out of what a browser says of itself.
function deviceWords(agent: string | null): string | null {
  const browser = agent?.match(/(Edg|Chrome|Firefox|Safari)/)?.[1]?.replace('Edg', 'Edge')
  const system = agent?.match(/(Windows|Android|iPhone|Mac OS|Linux)/)?.[1]
  return browser || system ? [browser, system].filter(Boolean).join(' · ') : null
}
