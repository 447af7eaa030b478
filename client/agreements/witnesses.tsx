import { UserRoundCheck, UserRoundPlus } from 'lucide-react'
import { useState } from 'react'
import { signerKey } from '#shared/agreements/rules.ts'
import { wayOf } from '#shared/agreements/signing-rules.ts'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import { type Agreement, type Signer, type WitnessKind, witnessKinds } from '#shared/agreements/words.ts'
import { api } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { ToldNotice } from '../ui/told.tsx'

type PartySigner = Extract<Signer, { kind: 'party' }>

/** For each party that makes a mark: who stands beside it, or that nobody does yet. Nothing where nobody makes one. */
export function Witnesses({ agreement, onChanged }: { agreement: Agreement; onChanged: (agreement: unknown) => void }) {
  const marking = agreement.signers.filter((signer): signer is PartySigner => signer.kind === 'party' && wayOf(agreement, signer.partyId) === 'mark' && !agreement.signatures.some((mark) => mark.signerKey === signerKey(signer)))
  return <>{marking.map((signer) => <WitnessOf key={signer.partyId} agreement={agreement} signer={signer} onChanged={onChanged} />)}</>
}

function WitnessOf({ agreement, signer, onChanged }: { agreement: Agreement; signer: PartySigner; onChanged: (agreement: unknown) => void }) {
  const say = useTexts(agreementsTexts)
  const witness = agreement.witnesses.find(({ partyId }) => partyId === signer.partyId)
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [who, setWho] = useState<WitnessKind | null>(null)
  const saving = useSave((kind: WitnessKind) => api.agreements.nameWitness({ agreementId: agreement.id, partyId: signer.partyId, name, who: kind }), { then: (answer) => { setOpen(false); onChanged(answer) } })
  const title = say('witnessHead', { name: signer.name })
  return (
    <Notice tone={witness ? 'info' : 'wait'} action={<Button icon={witness ? UserRoundCheck : UserRoundPlus} onPress={() => setOpen(true)}>{say(witness ? 'witnessChange' : 'witnessNew')}</Button>}>
      <strong>{title}</strong> {witness && say('witnessIs', { name: witness.name, who: say(`witness.${witness.who}`) })}
      <Dialog title={title} open={open} onClose={() => setOpen(false)} actions={<Button tone="main" busy={saving.saving} isDisabled={name.trim().length < 2 || who === null} onPress={() => { if (who) saving.save(who) }}>{say('witnessSave')}</Button>}>
        <Field label={say('witnessName')} required maxLength={50} value={name} onChange={setName} name="witness" autoFocus />
        <Choice label={say('witnessWho')} required options={witnessKinds.map((key) => ({ key, word: say(`witness.${key}`) }))} value={who} onChange={setWho} />
        <ToldNotice told={saving.refused} />
      </Dialog>
    </Notice>
  )
}
