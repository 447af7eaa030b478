import { useQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { useState } from 'react'
import { casesTexts } from '#shared/cases/texts.ts'
import type { CaseFile } from '#shared/cases/words.ts'
import { maySeeSafety } from '#shared/cases/may.ts'
import type { CaseWork } from '#shared/cases/work.ts'
import { useMe } from '../people/use-me.ts'
import { api, query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { Card } from '../ui/card.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { useWork } from './use-work.ts'

/** Asked while the person is alone; closed until it is opened, so that nobody reads it over a shoulder. There for few. */
export function SafetyCard({ file }: { file: CaseFile }) {
  const say = useTexts(casesTexts)
  const { data: me } = useMe()
  const work = useWork(file.id).data as CaseWork | undefined
  const [open, setOpen] = useState(false)
  const may = me?.kind === 'staff' && maySeeSafety(me, { ownerId: file.ownerId, stationId: file.stationId, stationIds: [], teamIds: work?.team.map(({ staffId }) => staffId) ?? [] })
  if (!may) return null
  return <Card title={say('safety')} aside={<Button tone="bare" aria-expanded={open} onPress={() => setOpen(!open)}>{say(open ? 'safetyClose' : 'safetyOpen')}</Button>}>{open ? <Question file={file} /> : <p className="quiet-text">{say('safetyMore')}</p>}</Card>
}

function Question({ file }: { file: CaseFile }) {
  const say = useTexts(casesTexts)
  const input = { caseId: file.id }
  const asked = useQuery(query.cases.safety.queryOptions({ input, staleTime: 60_000 }))
  const saving = useSave((unsafe: boolean) => api.cases.answerSafety({ caseId: file.id, unsafe }), { refresh: [query.cases.safety.key()] })
  return (
    <div className="stack">
      <p><strong>{say('safetyAsk')}</strong></p>
      {asked.error && <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />}
      {asked.data?.asked && <p>{say(asked.data.unsafe ? 'safetyIsYes' : 'safetyIsNo')}</p>}
      <div className="row">
        <Button busy={saving.saving} onPress={() => saving.save(true)}>{say('safetyYes')}</Button>
        <Button busy={saving.saving} onPress={() => saving.save(false)}>{say('safetyNo')}</Button>
        {asked.data?.unsafe && <ButtonLink to="pathways/safety" icon={Printer}>{say('safetyCard')}</ButtonLink>}
      </div>
      <ToldNotice told={saving.refused} />
    </div>
  )
}
