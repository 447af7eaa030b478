import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type CaseId, type Side, sides } from '#shared/cases/words.ts'
import { mayAskSatisfaction } from '#shared/followups/may.ts'
import { followupsTexts } from '#shared/followups/texts.ts'
import { type Grade, grades } from '#shared/followups/words.ts'
import { useMe } from '../people/use-me.ts'
import { api, query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'

/** Asks what a side thinks of the service, at the counter of somebody who did not handle the case; nobody sees the single answer again. */
export function AskGrade({ caseId }: { caseId: CaseId }) {
  const say = useTexts(followupsTexts)
  const tell = useToast()
  const { data: me } = useMe()
  const { data: file } = useQuery(query.cases.open.queryOptions({ input: { caseId }, staleTime: 60_000 }))
  const [open, setOpen] = useState(false)
  const [side, setSide] = useState<Side>('applicant')
  const [grade, setGrade] = useState<Grade | null>(null)
  const saving = useSave((answer: Grade) => api.followups.grade({ caseId, side, grade: answer }), { then: () => { tell(say('graded')); setOpen(false); setGrade(null) } })
  if (me?.kind !== 'staff' || !file || file.status === 'open' || !mayAskSatisfaction(me, file)) return null
  return (
    <div className="row">
      <Button onPress={() => setOpen(true)}>{say('satisfaction')}</Button>
      <Dialog title={say('satisfaction')} open={open} onClose={() => setOpen(false)} actions={<Button tone="main" busy={saving.saving} isDisabled={grade === null} onPress={() => { if (grade) saving.save(grade) }}>{say('save')}</Button>}>
        <div className="stack">
          <Choice label={say('gradeFor')} columns={2} options={sides.map((key) => ({ key, word: say(`side.${key}`) }))} value={side} onChange={setSide} />
          <Choice label={say('satisfaction')} required columns={3} options={grades.map((key) => ({ key, word: say(`grade.${key}`) }))} value={grade} onChange={setGrade} />
          <ToldNotice told={saving.refused} />
        </div>
      </Dialog>
    </div>
  )
}
