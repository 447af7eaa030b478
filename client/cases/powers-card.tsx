import { useState } from 'react'
import { casesTexts } from '#shared/cases/texts.ts'
import type { CaseFile } from '#shared/cases/words.ts'
import { type Power, type PowerOfAttorney, powers } from '#shared/cases/work.ts'
import type { PartyId } from '#shared/people/words.ts'
import { atClock, dayOf } from '#shared/platform/time.ts'
import { api, query } from '../platform/api.ts'
import { now } from '../platform/clock.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choice.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Field } from '../ui/field.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Select } from '../ui/select.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { WorkCard, WorkDialog } from './work-card.tsx'

/** Who may act for a party, with which powers; taken back with one click. */
export function PowersCard({ file }: { file: CaseFile }) {
  const say = useTexts(casesTexts)
  const { day } = useDates()
  const tell = useToast()
  const [adding, setAdding] = useState(false)
  const revoking = useSave((powerId: PowerOfAttorney['id']) => api.cases.revokePower({ caseId: file.id, powerId }), { refresh: [query.cases.key()], then: () => tell(say('confirmRevoke')) })
  const nameOf = (id: PartyId) => file.parties.find(({ partyId }) => partyId === id)?.name ?? ''
  const line = (power: PowerOfAttorney) => (
    <>
      <span><strong>{power.agentName}</strong> <span className="quiet-text">{power.relation} · {say('principal')} {nameOf(power.principalId)} · {day(atClock(power.fromDay, '12:00'))} – {day(atClock(power.untilDay, '12:00'))}</span></span>
      <span>{power.powers.map((one) => say(`power.${one}`)).join(' · ')}</span>
      {power.revokedAt === null ? <Button busy={revoking.saving} onPress={() => revoking.save(power.id)}>{say('revoke')}</Button> : <Lamp state="off" word={say('revokedOn', { day: day(power.revokedAt) })} />}
    </>
  )
  return (
    <WorkCard caseId={file.id} title={say('powers')} none={say('noPowers')} of={(work) => work.powers} line={line} aside={<Button onPress={() => setAdding(true)}>{say('givePower')}</Button>}>
      {() => <><ToldNotice told={revoking.refused} />{adding && <GivePower file={file} onClose={() => setAdding(false)} />}</>}
    </WorkCard>
  )
}

function GivePower({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const say = useTexts(casesTexts)
  const today = dayOf(now())
  const [principalId, setPrincipal] = useState<PartyId | null>(file.parties[0]?.partyId ?? null)
  const [agentName, setAgent] = useState('')
  const [relation, setRelation] = useState('')
  const [given, setGiven] = useState<Power[]>([])
  const [fromDay, setFrom] = useState<string | null>(today)
  const [untilDay, setUntil] = useState<string | null>(null)
  const ready = principalId !== null && agentName.trim().length > 1 && relation.trim() !== '' && given.length > 0 && fromDay !== null && untilDay !== null
  return (
    <WorkDialog title={say('givePower')} ready={ready} act={() => api.cases.givePower({ caseId: file.id, principalId: principalId!, agentName, relation, powers: given, fromDay: fromDay!, untilDay: untilDay! })} onClose={onClose}>
      <Select label={say('principal')} required options={file.parties.map(({ partyId, name }) => ({ key: partyId, word: name }))} value={principalId} onChange={setPrincipal} />
      <Field label={say('agent')} required value={agentName} onChange={setAgent} maxLength={50} />
      <Field label={say('relation')} required value={relation} onChange={setRelation} maxLength={50} />
      <Choices label={say('powersGiven')} options={powers.map((key) => ({ key, word: say(`power.${key}`) }))} value={given} onChange={setGiven} />
      <DateField label={say('from')} required value={fromDay} onChange={setFrom} />
      <DateField label={say('until')} required value={untilDay} onChange={setUntil} min={today} />
    </WorkDialog>
  )
}
