import { useQuery } from '@tanstack/react-query'
import { Handshake, UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { mayHandCaseOver } from '#shared/appointments/may.ts'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Taker } from '#shared/appointments/words.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { StaffId } from '#shared/people/words.ts'
import { useMe } from '../people/use-me.ts'
import { api, query } from '../platform/api.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { Field } from '../ui/field.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'

/** Gives a case away that has no coming meeting; draws nothing for who may not. */
export function HandCaseOver({ caseId }: { caseId: CaseId }) {
  const say = useTexts(appointmentsTexts)
  const { data: me } = useMe()
  const { data: file } = useQuery(query.cases.open.queryOptions({ input: { caseId }, staleTime: 60_000 }))
  const [open, setOpen] = useState(false)
  if (me?.kind !== 'staff' || !file || !mayHandCaseOver(me, file)) return null
  return <><Button icon={Handshake} onPress={() => setOpen(true)}>{say('handCase')}</Button>{open && <Form caseId={caseId} lead={me.role === 'lead'} onClose={() => setOpen(false)} />}</>
}

function Form({ caseId, lead, onClose }: { caseId: CaseId; lead: boolean; onClose: () => void }) {
  const say = useTexts(appointmentsTexts)
  const { language } = useLanguage()
  const tell = useToast()
  const [takerId, setTakerId] = useState<StaffId | null>(null)
  const [reason, setReason] = useState('')
  const [must, setMust] = useState(false)
  const asked = useQuery(query.appointments.takers.queryOptions({ input: { caseId }, staleTime: 0 }))
  const people = (asked.data ?? []) as Taker[]
  const giving = useSave(api.appointments.handCaseOver, { refresh: [query.cases.key(), query.appointments.key()], then: () => { tell(say('told.handedOver', { taker: people.find(({ id }) => id === takerId)?.name ?? '' })); onClose() } })
  const send = () => (takerId && reason.trim() ? giving.save({ caseId, takerId, reason: reason.trim() }) : setMust(true))
  return (
    <Dialog title={say('handCaseTitle')} open onClose={onClose} actions={people.length > 0 && <Button tone="main" busy={giving.saving} onPress={send}>{say('handCase')}</Button>}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); send() }}>
        <p>{say('handCaseMore')}</p>
        {asked.isPending && <Waiting words={say('lookingForPeople')} />}
        <ToldNotice told={asked.error ? refusalOf(asked.error) : null} onAgain={() => void asked.refetch()} />
        {asked.data && people.length === 0 && <Empty icon={UserRoundX} title={say('noTaker')}>{say(lead ? 'noColleagueMore' : 'noTakerTeam')}</Empty>}
        {people.length > 0 && <>
          {!lead && <p className="quiet-text">{say('handCaseTeam')}</p>}
          <Choice label={say('toWhom')} required value={takerId} onChange={setTakerId} columns={2} refused={must && !takerId ? say('mustTaker') : null} options={people.map(({ id, name, unitName, unitNameEn }) => ({ key: id, word: name, more: language === 'zh' ? unitName : unitNameEn }))} />
          <Field label={say('reason')} required hint={say('reasonSeen')} value={reason} onChange={setReason} maxLength={200} refused={must && !reason.trim() ? say('mustReason') : null} />
        </>}
        <ToldNotice told={giving.refused} />
      </form>
    </Dialog>
  )
}
