import type { ReactNode } from 'react'
import { casesTexts } from '#shared/cases/texts.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { CaseWork } from '#shared/cases/work.ts'
import { query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { useWork } from './use-work.ts'
import './cases.css'

/** A card of a case's page about its work, in whatever state that is: on its way, refused, empty or there. */
export function WorkCard<Item>({ caseId, title, none, of, aside, children, line }: { caseId: CaseId; title: string; none: string; of: (work: CaseWork) => readonly Item[]; aside?: ReactNode; children?: (work: CaseWork) => ReactNode; line: (item: Item, at: number) => ReactNode }) {
  const say = useTexts(casesTexts)
  const asked = useWork(caseId)
  const work = asked.data as CaseWork | undefined
  return (
    <Card title={title} aside={aside}>
      {asked.isPending && <Waiting words={say('opening')} />}
      {asked.error && <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />}
      {work && of(work).length === 0 && <p className="quiet-text">{none}</p>}
      {work && <ul className="case-work">{of(work).map((item, at) => <li key={at}>{line(item, at)}</li>)}</ul>}
      {work && children?.(work)}
    </Card>
  )
}

/** A few fields about a case, saved together. */
export function WorkDialog({ title, ready, act, onClose, children }: { title: string; ready: boolean; act: () => Promise<unknown>; onClose: () => void; children: ReactNode }) {
  const say = useTexts(casesTexts)
  const tell = useToast()
  const saving = useSave(act, { refresh: [query.cases.key()], then: () => { tell(say('moved')); onClose() } })
  return (
    <Dialog title={title} open onClose={onClose} actions={<Button tone="main" busy={saving.saving} isDisabled={!ready} onPress={() => saving.save(undefined as never)}>{say('save')}</Button>}>
      <div className="stack">{children}<ToldNotice told={saving.refused} /></div>
    </Dialog>
  )
}
