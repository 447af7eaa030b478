import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { casesTexts } from '#shared/cases/texts.ts'
import { query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Card } from '../ui/card.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { Field } from '../ui/field.tsx'
import { Page } from '../ui/page.tsx'
import { Table } from '../ui/table.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { CaseState } from './case-state.tsx'

/** The cases that are mine to see, newest first, with a field to find one. */
export function CasesPage() {
  const say = useTexts(casesTexts)
  const { day } = useDates()
  const open = useNavigate()
  const [find, setFind] = useState('')
  const cases = useQuery(query.cases.list.queryOptions({ input: find.trim() === '' ? {} : { find: find.trim() }, placeholderData: keepPreviousData }))
  return (
    <Page title={say('cases')} actions={<Field label={say('findCase')} value={find} onChange={setFind} type="search" maxLength={100} />}>
      <Card>
        {cases.isPending && <Waiting words={say('opening')} />}
        {cases.error && <ToldNotice told={refusalOf(cases.error)} onAgain={() => void cases.refetch()} />}
        {cases.data?.length === 0 && <Empty icon={FolderOpen} title={say('noCases')}>{say('noCasesMore')}</Empty>}
        {cases.data !== undefined && cases.data.length > 0 && (
          <Table label={say('cases')} rows={cases.data} rowKey={({ id }) => id} onOpen={({ id }) => void open(id)} columns={[
            { key: 'number', title: say('number'), narrow: true, cell: ({ number }) => <span className="figures">{number}</span> },
            { key: 'topic', title: say('topic'), narrow: true, cell: ({ topic }) => say(`topic.${topic}`) },
            { key: 'summary', title: say('summary'), cell: ({ summary }) => summary },
            { key: 'owner', title: say('owner'), narrow: true, cell: ({ ownerName }) => ownerName },
            { key: 'openedAt', title: say('openedAt'), narrow: true, cell: ({ openedAt }) => day(openedAt) },
            { key: 'state', title: say('state'), narrow: true, cell: ({ status }) => <CaseState status={status} /> },
          ]} />
        )}
      </Card>
    </Page>
  )
}
