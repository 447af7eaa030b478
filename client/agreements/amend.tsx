import { useQuery } from '@tanstack/react-query'
import { FilePen } from 'lucide-react'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import type { Agreement } from '#shared/agreements/words.ts'
import type { Session } from '#shared/sessions/words.ts'
import { api, query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { ToldNotice } from '../ui/told.tsx'

/** The agreements of this case that are in effect, each with the way to draft a new version of it in this session. */
export function Amend({ session, onDrafted }: { session: Session; onDrafted: (agreement: unknown) => void }) {
  const asked = useQuery(query.agreements.ofCase.queryOptions({ input: { caseId: session.caseId } }))
  const binding = ((asked.data ?? []) as Agreement[]).filter(({ status }) => status === 'effective')
  return <>{binding.map((agreement) => <AmendOne key={agreement.id} agreement={agreement} session={session} onDrafted={onDrafted} />)}</>
}

function AmendOne({ agreement, session, onDrafted }: { agreement: Agreement; session: Session; onDrafted: (agreement: unknown) => void }) {
  const say = useTexts(agreementsTexts)
  const drafting = useSave(() => api.agreements.amend({ agreementId: agreement.id, sessionId: session.id }), { then: onDrafted })
  return (
    <>
      <Notice action={<Button icon={FilePen} busy={drafting.saving} onPress={() => drafting.save(undefined)}>{say('amend')}</Button>}><strong>{agreement.number}</strong> {say('amendMore')}</Notice>
      <ToldNotice told={drafting.refused} onAgain={drafting.again} />
    </>
  )
}
