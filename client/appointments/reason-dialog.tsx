import { useState } from 'react'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import { useTexts } from '../platform/language.tsx'
import type { Told } from '../platform/refusal-of.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { ToldNotice } from '../ui/told.tsx'

/** Asks for one sentence why, and goes on with it. */
export function ReasonDialog({ title, more, yes, saving, told, onYes, onClose }: { title: string; more: string; yes: string; saving: boolean; told: Told | null; onYes: (reason: string) => void; onClose: () => void }) {
  const say = useTexts(appointmentsTexts)
  const [reason, setReason] = useState('')
  const [must, setMust] = useState(false)
  const go = () => (reason.trim() ? onYes(reason.trim()) : setMust(true))
  return (
    <Dialog title={title} open onClose={onClose} actions={<Button tone="main" busy={saving} onPress={go}>{yes}</Button>}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); go() }}>
        <p>{more}</p>
        <Field label={say('reason')} required autoFocus hint={say('reasonSeen')} value={reason} onChange={setReason} maxLength={200} refused={must && !reason.trim() ? say('mustReason') : null} />
        <ToldNotice told={told} />
      </form>
    </Dialog>
  )
}
