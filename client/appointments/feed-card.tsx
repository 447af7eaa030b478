import { useQuery } from '@tanstack/react-query'
import { CalendarPlus, Copy } from 'lucide-react'
import { useState } from 'react'
import { mayHaveFeed } from '#shared/appointments/may.ts'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import { useMe } from '../people/use-me.ts'
import { api, query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Notice } from '../ui/notice.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './feed-card.css'

/** An officer's calendar feed: made, renewed, ended. Its address is shown once. */
export function FeedCard() {
  const { data: me } = useMe()
  return me && mayHaveFeed(me) ? <Feed /> : null
}

function Feed() {
  const say = useTexts(appointmentsTexts)
  const { moment } = useDates()
  const tell = useToast()
  const [address, setAddress] = useState<string | null>(null)
  const [asking, setAsking] = useState<'renew' | 'end' | null>(null)
  const feed = useQuery(query.appointments.feed.queryOptions())
  const refresh = [query.appointments.feed.key()]
  const making = useSave(() => api.appointments.makeFeed(), { refresh, then: (made) => { setAddress(made.address); setAsking(null) } })
  const ending = useSave(() => api.appointments.removeFeed(), { refresh, then: () => { setAddress(null); setAsking(null); tell(say('feedEnded')) } })
  const copy = (text: string) => void navigator.clipboard.writeText(text).then(() => tell(say('feedCopied')), () => tell(say('feedCopyByHand')))
  const { madeAt = null, lastReadAt = null } = feed.data ?? {}
  return (
    <Card title={<span className="row"><CalendarPlus aria-hidden size="1.2em" />{say('feed')}</span>}>
      <div className="stack">
        <p className="quiet-text">{say('feedMore')}</p>
        {feed.isPending && <Waiting words={say('loading')} />}
        <ToldNotice told={feed.error ? refusalOf(feed.error) : making.refused ?? ending.refused} onAgain={() => void feed.refetch()} />
        {address && (
          <Notice tone="wait" action={<Button icon={Copy} onPress={() => copy(address)}>{say('feedCopy')}</Button>}>
            {say('feedOnce')}
            <input className="feed-address" readOnly value={address} aria-label={say('feedAddress')} onFocus={(event) => event.currentTarget.select()} />
          </Notice>
        )}
        {feed.data && madeAt === null && <div><Button busy={making.saving} onPress={() => making.save(undefined)}>{say('feedMake')}</Button></div>}
        {madeAt !== null && <>
          <p>{say('feedSince', { when: moment(madeAt) })} {lastReadAt === null ? say('feedUnread') : say('feedRead', { when: moment(lastReadAt) })}</p>
          <div className="row"><Button onPress={() => setAsking('renew')}>{say('feedRenew')}</Button><Button tone="danger" onPress={() => setAsking('end')}>{say('feedEnd')}</Button></div>
        </>}
      </div>
      <Confirm title={say(asking === 'end' ? 'feedEnd' : 'feedRenew')} open={asking !== null} yes={say(asking === 'end' ? 'feedEnd' : 'feedRenew')} danger={asking === 'end'} busy={making.saving || ending.saving} onNo={() => setAsking(null)} onYes={() => (asking === 'end' ? ending.save(undefined) : making.save(undefined))}>{say(asking === 'end' ? 'feedEndMore' : 'feedRenewMore')}</Confirm>
    </Card>
  )
}
