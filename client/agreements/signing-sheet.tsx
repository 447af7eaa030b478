import { Eye, EyeOff, Pencil, PenLine } from 'lucide-react'
import { useState } from 'react'
import { paperOnly } from '#shared/agreements/signing-rules.ts'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import type { Agreement } from '#shared/agreements/words.ts'
import { api } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { SignatureField } from '../ui/signature-field.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './agreements.css'
import { ClauseAnswers } from './clause-answers.tsx'
import { PaperSigning } from './paper-signing.tsx'
import { Reading } from './reading.tsx'
import { Signers } from './signers.tsx'
import { Witnesses } from './witnesses.tsx'
import { inkOf, showWetInk, signerOf, unsignedOf, useWetInk } from './use-agreement.ts'
import { useSigning } from './use-signing.ts'

/** While everybody signs: who has and who has not, the mediator's own signature, and the way back to the text. */
export function SigningSheet({ agreement, mayWrite, maySignAs, onChanged, onEdit }: { agreement: Agreement; mayWrite: boolean; maySignAs: readonly string[]; onChanged: (agreement: unknown) => void; onEdit: () => void }) {
  const say = useTexts(agreementsTexts)
  const wet = useWetInk(agreement)
  const [asked, setAsked] = useState(false)
  const [mine] = unsignedOf(agreement, maySignAs)
  const [signs, setSigns] = useState(false)
  const lawful = paperOnly(agreement) === null
  const signing = useSigning(agreement, (answer) => { setSigns(false); onChanged(answer) })
  const showing = useSave((shown: boolean) => api.agreements.show({ agreementId: agreement.id, shown }), { then: onChanged })
  const edit = () => (agreement.signatures.length > 0 ? setAsked(true) : onEdit())
  return (
    <div className="stack">
      <div className="row draft-state"><Lamp state="wait" word={say('status.signing')} />{agreement.shown && <Lamp state="good" word={say('shownNow')} />}</div>
      <ClauseAnswers agreement={agreement} />
      <Signers agreement={agreement} wet={wet} />
      <Witnesses agreement={agreement} onChanged={onChanged} />
      <ToldNotice told={showing.refused} />
      <div className="row">
        {mine !== undefined && lawful && <Button tone="main" icon={PenLine} onPress={() => setSigns(true)}>{say('signMine')}</Button>}
        {mayWrite && <Button icon={agreement.shown ? EyeOff : Eye} busy={showing.saving} onPress={() => showing.save(!agreement.shown)}>{say(agreement.shown ? 'hide' : 'show')}</Button>}
        {mayWrite && <Button icon={Pencil} onPress={edit}>{say('edit')}</Button>}
      </div>
      <PaperSigning agreement={agreement} mine={maySignAs} onChanged={onChanged} />
      <details><summary>{say('reading')}</summary><Reading content={agreement} /></details>
      <Confirm title={say('editSure')} open={asked} yes={say('edit')} onNo={() => setAsked(false)} onYes={() => { setAsked(false); onEdit() }}><p>{say('editMore', { count: agreement.signatures.length })}</p></Confirm>
      {mine !== undefined && (
        <Dialog title={say('signFor', { name: signerOf(agreement, mine)?.name ?? '' })} open={signs} wide onClose={() => setSigns(false)}>
          <ToldNotice told={signing.refused} />
          <SignatureField name={signerOf(agreement, mine)?.name ?? ''} busy={signing.saving} onSigned={(signature) => signing.sign({ key: mine, ink: inkOf(signature) })} onStroke={(strokes) => showWetInk(agreement, mine, strokes)} />
        </Dialog>
      )}
    </div>
  )
}
