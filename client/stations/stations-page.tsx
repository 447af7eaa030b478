import { useQuery } from '@tanstack/react-query'
import { stationsTexts } from '#shared/stations/texts.ts'
import { query } from '../platform/api.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Waiting } from '../ui/empty.tsx'
import { Page } from '../ui/page.tsx'
import { Table } from '../ui/table.tsx'
import { ToldNotice } from '../ui/told.tsx'

/** The county's stations: where, when open, whom to phone, when the market is. */
export function StationsPage() {
  const say = useTexts(stationsTexts)
  const { language } = useLanguage()
  const list = useQuery(query.stations.list.queryOptions())
  return (
    <Page title={say('stations')} more={list.data && say('stationsMore', { count: list.data.length })}>
      <ToldNotice told={list.error ? refusalOf(list.error) : null} onAgain={() => void list.refetch()} />
      {list.isPending && <Waiting words={say('loading')} />}
      {list.data && <Table label={say('stations')} rows={list.data} rowKey={({ id }) => id} columns={[
        { key: 'code', title: '#', cell: ({ code }) => code, narrow: true },
        { key: 'name', title: say('station'), cell: ({ name, nameEn }) => (language === 'zh' ? name : nameEn) },
        { key: 'hours', title: say('hours'), cell: ({ opensAt, closesAt }) => <span className="figures">{opensAt}–{closesAt}</span>, narrow: true },
        { key: 'phone', title: say('phone'), cell: ({ phone }) => <span className="figures">{phone}</span>, narrow: true },
        { key: 'market', title: say('market'), cell: ({ marketDigits }) => marketDigits.join(' · ') || say('marketNone'), narrow: true },
        { key: 'address', title: say('address'), cell: ({ address }) => address },
      ]} />}
    </Page>
  )
}
