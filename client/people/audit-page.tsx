import { useInfiniteQuery } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import { peopleTexts } from '#shared/people/texts.ts'
import { api, query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Table } from '../ui/table.tsx'
import { ToldNotice } from '../ui/told.tsx'

const pageSize = 50

/** Who did what, newest first, and the button that recomputes the chain. */
export function AuditPage() {
  const say = useTexts(peopleTexts)
  const { moment } = useDates()
  const log = useInfiniteQuery({
    queryKey: [...query.people.audit.key(), 'pages'],
    queryFn: ({ pageParam }) => api.people.audit({ limit: pageSize, ...(pageParam === null ? {} : { before: pageParam }) }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.length < pageSize ? null : last.at(-1)!.seq),
  })
  const verify = useSave(() => api.people.verifyAudit())
  // NOTE: later chapters write verbs of their own; one that has no word here is shown as it was written.
  const known = (kind: 'did' | 'subject', what: string) => { const key = `${kind}.${what}`; return key in peopleTexts.zh ? say(key as keyof typeof peopleTexts.zh) : what }
  const rows = log.data?.pages.flat() ?? []
  return (
    <Page title={say('audit')} more={say('auditMore')} actions={<Button tone="main" icon={ShieldCheck} busy={verify.saving} onPress={() => verify.save(undefined)}>{say('verify')}</Button>}>
      {verify.saved && (verify.saved.ok
        ? <Notice>{say('verified', { entries: verify.saved.entries, head: verify.saved.head.slice(0, 16) })}</Notice>
        : <Notice tone="refused">{say('broken', { seq: verify.saved.brokenAt ?? 0, entries: verify.saved.entries })}</Notice>)}
      <ToldNotice told={verify.refused ?? (log.error ? refusalOf(log.error) : null)} onAgain={() => void log.refetch()} />
      {log.isPending && <Waiting words={say('loading')} />}
      {log.data && rows.length === 0 && <Empty icon={ShieldCheck} title={say('auditEmpty')} />}
      {rows.length > 0 && <Table label={say('audit')} rows={rows} rowKey={({ seq }) => String(seq)} columns={[
        { key: 'seq', title: '#', cell: ({ seq }) => seq, align: 'end', narrow: true },
        { key: 'at', title: say('at'), cell: ({ at }) => <time>{moment(at)}</time>, narrow: true },
        { key: 'who', title: say('who'), cell: ({ actorName }) => actorName, narrow: true },
        { key: 'did', title: say('did'), cell: ({ verb }) => known('did', verb) },
        { key: 'on', title: say('on'), cell: ({ subject, subjectId }) => <>{known('subject', subject)} <span className="quiet-text">{subjectId.slice(-12)}</span></> },
        { key: 'from', title: say('from'), cell: ({ origin }) => origin, narrow: true },
      ]} />}
      {log.hasNextPage && <div className="row"><Button busy={log.isFetchingNextPage} onPress={() => void log.fetchNextPage()}>{say('older')}</Button></div>}
    </Page>
  )
}
