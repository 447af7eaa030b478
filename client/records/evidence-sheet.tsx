import { isOver } from '#shared/sessions/rules.ts'
import { recordsTexts } from '#shared/records/texts.ts'
import { useTexts } from '../platform/language.tsx'
import { Waiting } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { Attachments } from './attachments.tsx'
import { type Place, useShowing } from './use-showing.ts'

/** The case's files beside its session; the host lays them before everybody from here. */
export function EvidenceSheet({ session: { session, seat } }: { session: Place }) {
  const say = useTexts(recordsTexts)
  const { showing, leads, show } = useShowing({ session, seat })
  if (!session) return <Waiting words={say('loadingFiles')} />
  const laying = leads && !isOver(session.status) ? { shown: showing?.attachmentId ?? null, busy: show.saving, onShow: show.save } : null
  return (
    <>
      <ToldNotice told={show.refused} onAgain={show.again} />
      <Attachments caseId={session.caseId} laying={laying} inSession />
    </>
  )
}
