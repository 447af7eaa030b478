import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, ArrowRight } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Appointment, Escalation, Offer } from '#shared/appointments/words.ts'
import type { UnitId } from '#shared/people/words.ts'
import { api, query } from '../platform/api.ts'
import { identity } from '../platform/identity.ts'
import { useSentence, useTexts } from '../platform/language.tsx'
import { useKept } from '../platform/use-kept.ts'
import { useSave } from '../platform/use-save.ts'
import { useMe } from '../people/use-me.ts'
import { Button } from '../ui/button.tsx'
import { Opening } from '../ui/empty.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Steps } from '../ui/steps.tsx'
import { Booked } from './booked.tsx'
import { BookedWithoutTime } from './booked-without-time.tsx'
import { type Draft, emptyDraft, hasTooManyStations, isStopped, registrationOf, stepToMend } from './draft.ts'
import { PeopleFields } from './people-fields.tsx'
import './registration.css'
import { StepNeeds } from './step-needs.tsx'
import { StepOffer } from './step-offer.tsx'
import { StepOther } from './step-other.tsx'
import { StepWhat } from './step-what.tsx'
import { useHold } from './use-hold.ts'

const steps = ['step.who', 'step.what', 'step.other', 'step.needs', 'step.offer'] as const
const last = steps.length - 1

type Registered = { appointment: Appointment | null; asChosen: boolean; escalation: Escalation | null }

/** Registration at the counter in five steps. Enter goes on, Esc goes back; what is typed stays in this tab until it is booked. */
export function RegistrationPage() {
  const { data: me } = useMe()
  const { key: came } = useLocation()
  const mode = useQuery(query.people.mode.queryOptions({ staleTime: Number.POSITIVE_INFINITY }))
  if (me?.kind !== 'staff' || !mode.data) return <Opening />
  // NOTE: whoever comes here anew (F2) begins anew; what is typed and not yet sent is still there.
  return <Registration key={`${me.id} ${came}`} clerk={me.id} own={me.unitId} testData={mode.data.testData} />
}

function Registration({ clerk, own, testData }: { clerk: string; own: UnitId; testData: boolean }) {
  const say = useTexts(appointmentsTexts)
  const sentence = useSentence()
  const [fresh] = useState(emptyDraft)
  // NOTE: a form that was begun before an update lacks what is new in it.
  const [kept, setDraft, forgetDraft] = useKept<Draft>(`registration.${clerk}`, fresh)
  const draft = { ...fresh, ...kept }
  const [booked, setBooked] = useState<Registered | null>(null)
  const [tries, setTries] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const { onKept, onTaken, letGo } = useHold()
  const submission = useSave(api.appointments.register, {
    refresh: [query.appointments.key(), query.cases.key()],
    // NOTE: only now is the draft forgotten; until then a second try with the same key is the same appointment.
    then: (answer) => { onTaken(); setBooked(answer as Registered); forgetDraft() },
  })
  // NOTE: a draft holds people's data, so it goes when the clerk signs out.
  useEffect(() => identity.onChange(forgetDraft), [forgetDraft])
  // The first field of a step has the focus, so that a clerk never needs the mouse.
  // NOTE: what is already chosen goes first, or an arrow key would quietly choose something else.
  useEffect(() => {
    const first = '.registration-step :is(input:not([type=hidden]), textarea, button)'
    const field = form.current?.querySelector<HTMLElement>('.registration-step input[type=radio]:checked') ?? form.current?.querySelector<HTMLElement>(first)
    field?.focus()
  }, [draft.step])
  // Whoever wants to go on too early stands in the field that is in the way.
  useEffect(() => {
    if (tries > 0) form.current?.querySelector('.registration-step [data-invalid]')?.querySelector<HTMLElement>('input:not([type=hidden]), textarea, button')?.focus()
  }, [tries])

  const next = () => { setBooked(null); setDraft(emptyDraft()) }
  if (booked?.appointment) return <Booked appointment={booked.appointment} asChosen={booked.asChosen} own={own} onFine={() => setBooked({ ...booked, asChosen: true })} onNext={next} />
  if (booked?.escalation) return <BookedWithoutTime escalation={booked.escalation} own={own} onNext={next} />

  const go = (step: number) => { setTries(0); submission.forget(); set({ step }) }
  const mend = (step: number) => { go(step); setTries(1) }
  const forward = (event?: FormEvent) => {
    event?.preventDefault()
    if (draft.step === last) return
    if (isStopped(draft.step, draft, own, testData)) return setTries(tries + 1)
    go(draft.step + 1)
  }
  const back = (event: KeyboardEvent) => {
    // NOTE: in an open list Esc closes the list.
    if ((event.target as HTMLElement).getAttribute('aria-expanded') === 'true') return
    if (event.key !== 'Escape' || event.defaultPrevented || draft.step === 0 || submission.saving) return
    event.preventDefault()
    go(draft.step - 1)
  }
  const take = ({ slot, insidePromise }: Offer, change: Partial<Draft> = {}) => submission.save(registrationOf({ ...draft, ...change, chosen: { from: slot.from, officerId: slot.officerId }, waived: !insidePromise }, own, testData))
  const toLead = () => submission.save(registrationOf({ ...draft, chosen: null, waived: false }, own, testData))
  const must = tries > 0
  const { refused } = submission
  const toMend = refused && stepToMend(refused.code, draft, own, testData)
  return (
    <Page title={say('register')} more={say('kept')} actions={<Button tone="bare" onPress={() => { letGo(); forgetDraft(); setDraft(emptyDraft()); setTries(0) }}>{say('startOver')}</Button>}>
      <Steps steps={steps.map((step) => say(step))} at={draft.step} onGo={go} />
      <form ref={form} className="registration" onSubmit={forward} onKeyDown={back} noValidate>
        <div className="registration-step stack">
          {draft.step === 0 && <PeopleFields people={draft.who} first={draft.station ?? own} tooMany={hasTooManyStations({ ...draft, otherSide: null }, own)} testData={testData} must={must} onChange={(who) => set({ who, chosen: null })} />}
          {draft.step === 1 && <StepWhat draft={draft} set={set} must={must} />}
          {draft.step === 2 && <StepOther draft={draft} own={own} set={set} testData={testData} must={must} />}
          {draft.step === 3 && <StepNeeds draft={draft} set={set} testData={testData} />}
          {draft.step === last && refused && toMend !== null && <Notice tone="refused" action={<Button tone="main" icon={ArrowLeft} onPress={() => mend(toMend)}>{say('mend', { step: say(steps[toMend]!) })}</Button>}>{sentence(refused.sentence)}</Notice>}
          {draft.step === last && <StepOffer draft={draft} own={own} saving={submission.saving} refused={toMend === null ? refused : null} onKept={onKept} onTake={take} onToLead={toLead} onAgain={submission.again} />}
        </div>
        <footer className="registration-foot">
          {draft.step > 0 && <Button icon={ArrowLeft} isDisabled={submission.saving} onPress={() => go(draft.step - 1)}>{say('back')}</Button>}
          {draft.step < last && <Button type="submit" tone="main" icon={ArrowRight}>{say('forward')}</Button>}
          <span className="quiet-text">{say('keyHint')}</span>
        </footer>
      </form>
    </Page>
  )
}
