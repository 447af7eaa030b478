import { useState } from 'react'
import { mayWorkOn } from '#shared/cases/may.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import type { CaseFile } from '#shared/cases/words.ts'
import type { CaseWork, PlanStep } from '#shared/cases/work.ts'
import type { StaffId } from '#shared/people/words.ts'
import { atClock, dayOf } from '#shared/platform/time.ts'
import { useMe } from '../people/use-me.ts'
import { api } from '../platform/api.ts'
import { now } from '../platform/clock.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Select } from '../ui/select.tsx'
import { useWork } from './use-work.ts'
import { WorkCard, WorkDialog } from './work-card.tsx'

/** The plan by which a case is to be resolved: what, by whom, by when, and what came of it. */
export function PlanCard({ file }: { file: CaseFile }) {
  const say = useTexts(casesTexts)
  const { day } = useDates()
  const { data: me } = useMe()
  const work = useWork(file.id).data as CaseWork | undefined
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<PlanStep | null>(null)
  const may = me?.kind === 'staff' && work !== undefined && mayWorkOn(me, { ownerId: file.ownerId, teamIds: work.team.map(({ staffId }) => staffId) })
  const today = dayOf(now())
  const line = (step: PlanStep) => (
    <>
      <span><strong>{step.what}</strong> <span className="quiet-text">{step.ownerName} · {day(atClock(step.dueOn, '12:00'))}</span></span>
      {step.doneAt !== null && <><Lamp state="good" word={say('stepDoneOn', { day: day(step.doneAt) })} /><span>{step.result}</span></>}
      {step.doneAt === null && step.dueOn < today && <Lamp state="bad" word={say('stepLate')} />}
      {step.doneAt === null && may && <Button onPress={() => setEnding(step)}>{say('finishStep')}</Button>}
    </>
  )
  return (
    <WorkCard caseId={file.id} title={say('plan')} none={say('noPlan')} of={({ plan }) => plan} line={line} aside={may && <Button onPress={() => setAdding(true)}>{say('addStep')}</Button>}>
      {({ team }) => (
        <>
          {adding && <AddStep file={file} people={[{ key: file.ownerId, word: file.ownerName }, ...team.filter(({ staffId }) => staffId !== file.ownerId).map(({ staffId, name }) => ({ key: staffId, word: name }))]} onClose={() => setAdding(false)} />}
          {ending && <EndStep file={file} step={ending} onClose={() => setEnding(null)} />}
        </>
      )}
    </WorkCard>
  )
}

function AddStep({ file, people, onClose }: { file: CaseFile; people: { key: StaffId; word: string }[]; onClose: () => void }) {
  const say = useTexts(casesTexts)
  const [what, setWhat] = useState('')
  const [ownerId, setOwner] = useState<StaffId | null>(file.ownerId)
  const [dueOn, setDueOn] = useState<string | null>(null)
  return (
    <WorkDialog title={say('addStep')} ready={what.trim().length > 1 && ownerId !== null && dueOn !== null} act={() => api.cases.planStep({ caseId: file.id, what, ownerId: ownerId!, dueOn: dueOn! })} onClose={onClose}>
      <Field label={say('stepWhat')} required value={what} onChange={setWhat} maxLength={300} />
      <Select label={say('stepOwner')} required options={people} value={ownerId} onChange={setOwner} />
      <DateField label={say('stepDue')} required value={dueOn} onChange={setDueOn} min={dayOf(now())} />
    </WorkDialog>
  )
}

function EndStep({ file, step, onClose }: { file: CaseFile; step: PlanStep; onClose: () => void }) {
  const say = useTexts(casesTexts)
  const [result, setResult] = useState('')
  return (
    <WorkDialog title={say('finishStep')} ready={result.trim().length > 1} act={() => api.cases.finishStep({ caseId: file.id, stepId: step.id, result })} onClose={onClose}>
      <p>{step.what}</p>
      <TextArea label={say('stepResult')} required value={result} onChange={setResult} maxLength={500} rows={3} />
    </WorkDialog>
  )
}
