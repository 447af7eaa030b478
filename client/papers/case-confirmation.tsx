import { useQuery } from '@tanstack/react-query'
import { Scale } from 'lucide-react'
import { useState } from 'react'
import { type CaseId, type Side, sides } from '#shared/cases/words.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import { type Confirmation, type ConsentWay, consentWays, nextStates, reminderDaysOf } from '#shared/papers/confirmation-rules.ts'
import { papersTexts } from '#shared/papers/texts.ts'
import { atClock, dayOf } from '#shared/platform/time.ts'
import { api, query } from '../platform/api.ts'
import { now } from '../platform/clock.ts'
import { useDates } from '../platform/dates.ts'
import { useJoins, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Choice } from '../ui/choice.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { Field } from '../ui/field.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Notice } from '../ui/notice.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { BindButton } from './bind-button.tsx'
import './papers.css'

/** The way to a court's confirmation, step by step: both sides' yes, the application, the dossier, the sending, the answer. */
export function CaseConfirmation({ caseId }: { caseId: CaseId }) {
  const say = useTexts(papersTexts)
  const asked = useQuery(query.papers.confirmation.queryOptions({ input: { caseId } }))
  const { data: file } = useQuery(query.cases.open.queryOptions({ input: { caseId }, staleTime: 60_000 }))
  const { data: papers } = useQuery(query.papers.ofCase.queryOptions({ input: { caseId } }))
  const confirmation = asked.data?.confirmation as Confirmation | null | undefined
  if (file && file.track !== 'peoples_mediation') return null
  return (
    <Card title={say('confirmation')} aside={confirmation?.state && <Lamp state={confirmation.state === 'confirmed' ? 'good' : confirmation.state === 'refused' ? 'bad' : 'wait'} word={say(`state.${confirmation.state}`)} />}>
      {asked.isPending && <Waiting words={say('loading')} />}
      {asked.error && <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />}
      {confirmation === null && <Empty icon={Scale} title={say('confirmationNone')} />}
      {confirmation && <Steps caseId={caseId} of={confirmation} mayKeep={asked.data!.mayKeep} mayBind={papers?.mayBind ?? false} />}
    </Card>
  )
}

function Steps({ caseId, of, mayKeep, mayBind }: { caseId: CaseId; of: Confirmation; mayKeep: boolean; mayBind: boolean }) {
  const say = useTexts(papersTexts)
  const { day } = useDates()
  const state = of.state ?? 'preparing'
  const preparing = state === 'preparing'
  const over = preparing && of.against.length > 0
  const days = of.lastDay === null ? 0 : Math.round((Date.parse(of.lastDay) - Date.parse(dayOf(now()))) / 86_400_000)
  return (
    <div className="papers-steps">
      {over && <Notice tone="refused"><strong>{say('cannotConfirm')}</strong><ul>{of.against.map((why) => <li key={why}>{say(`against.${why}`)}</li>)}</ul></Notice>}
      {preparing && !over && of.lastDay !== null && <Lamp state={days <= 3 ? 'bad' : 'wait'} word={`${say('daysLeft', { days: Math.max(days, 0) })} · ${say('lastDay', { day: day(atClock(of.lastDay, '12:00')) })}`} />}
      {preparing && !over && of.effectiveOn !== null && of.lastDay !== null && <p className="quiet-text">{say('remindedOn', { days: reminderDaysOf(of.effectiveOn, of.lastDay).map((on) => day(atClock(on, '12:00'))).join('、') })}</p>}
      {!over && (
        <>
          <section className="stack"><strong>{say('step.consents')}</strong>{sides.map((side) => <OneConsent key={side} caseId={caseId} of={of} side={side} open={mayKeep && preparing} />)}</section>
          <section className="stack"><strong>{say('step.application')}</strong><Lamp state={of.missing.includes('application') ? 'off' : 'good'} word={say(of.missing.includes('application') ? 'applicationMissing' : 'applicationHere')} /></section>
          <section className="stack"><strong>{say('step.dossier')}</strong>{of.missing.includes('dossier') ? mayBind && <BindButton caseId={caseId} purpose="confirmation" word={say('bindForCourt')} /> : <Lamp state="good" word={say('dossierHere')} />}</section>
          {of.sentOn !== null ? <section className="stack"><strong>{say('step.sent')}</strong><Lamp state="good" word={say('wasSent', { day: day(atClock(of.sentOn, '12:00')), court: of.court })} /></section> : mayKeep && preparing && <Sending caseId={caseId} of={of} />}
        </>
      )}
      {of.answeredOn !== null && <p>{say(`state.${state}`)} · {day(atClock(of.answeredOn, '12:00'))} {of.note}</p>}
      {mayKeep && !preparing && nextStates(state).length > 0 && <Answering key={state} caseId={caseId} of={of} />}
    </div>
  )
}

const refresh = [query.papers.key(), query.cases.key()]

function OneConsent({ caseId, of, side, open }: { caseId: CaseId; of: Confirmation; side: Side; open: boolean }) {
  const say = useTexts(papersTexts)
  const sayCase = useTexts(casesTexts)
  const { colon } = useJoins()
  const { day } = useDates()
  const saving = useSave((way: ConsentWay | null) => api.papers.consent({ caseId, side, way }), { refresh })
  const given = of.consents.find((one) => one.side === side)
  const name = sayCase(`side.${side}`)
  if (given) return <div className="papers-made"><Lamp state="good" word={`${name} ${say('consented', { day: day(atClock(given.on, '12:00')), way: say(`way.${given.way}`), by: given.by })}`} />{open && <Button tone="bare" busy={saving.saving} onPress={() => saving.save(null)}>{say('wantsNot')}</Button>}<ToldNotice told={saving.refused} /></div>
  if (!open) return <Lamp state="off" word={say(`stillMissing.consent-${side}`)} />
  return <><Choice label={colon(`${name} ${say('wants')}`, say('wantsHow'))} columns={2} options={consentWays.map((key) => ({ key, word: say(`way.${key}`) }))} value={null} onChange={(way) => saving.save(way)} /><ToldNotice told={saving.refused} /></>
}

function Sending({ caseId, of }: { caseId: CaseId; of: Confirmation }) {
  const say = useTexts(papersTexts)
  const [court, setCourt] = useState('')
  const [sentOn, setSentOn] = useState<string | null>(dayOf(now()))
  const saving = useSave(() => api.papers.sent({ caseId, court, sentOn: sentOn! }), { refresh })
  return (
    <section className="stack">
      <strong>{say('step.sent')}</strong>
      {of.missing.length > 0 && <Notice tone="wait"><strong>{say('gaps')}</strong><ul>{of.missing.map((one) => <li key={one}>{say(`stillMissing.${one}`)}</li>)}</ul></Notice>}
      <Field label={say('court')} required value={court} onChange={setCourt} maxLength={100} name="court" />
      <DateField label={say('sentOn')} required value={sentOn} onChange={setSentOn} />
      <ToldNotice told={saving.refused} />
      <div><Button tone="main" busy={saving.saving} isDisabled={of.missing.length > 0 || court.trim().length < 2 || sentOn === null} onPress={() => saving.save(undefined)}>{say('sentIt')}</Button></div>
    </section>
  )
}

function Answering({ caseId, of }: { caseId: CaseId; of: Confirmation }) {
  const say = useTexts(papersTexts)
  const [state, setState] = useState<'accepted' | 'confirmed' | 'refused' | 'withdrawn' | null>(null)
  const [on, setOn] = useState<string | null>(dayOf(now()))
  const [note, setNote] = useState('')
  const saving = useSave(() => api.papers.answered({ caseId, state: state!, on: on!, note }), { refresh })
  const next = nextStates(of.state ?? 'preparing').flatMap((key) => (key === 'accepted' || key === 'confirmed' || key === 'refused' || key === 'withdrawn' ? [key] : []))
  return (
    <section className="stack">
      <strong>{say('step.answer')}</strong>
      <Choice label={say('answerIs')} required columns={2} options={next.map((key) => ({ key, word: say(`state.${key}`) }))} value={state} onChange={setState} />
      <DateField label={say('answeredOn')} required value={on} onChange={setOn} />
      <Field label={say('note')} value={note} onChange={setNote} maxLength={500} />
      <ToldNotice told={saving.refused} />
      <div><Button tone="main" busy={saving.saving} isDisabled={state === null || on === null} onPress={() => saving.save(undefined)}>{say('keepAnswer')}</Button></div>
    </section>
  )
}
