import { useState } from 'react'
import { stepsTexts } from '#shared/sessions/steps-texts.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import { breakReasons } from '#shared/sessions/words.ts'
import { useTexts } from '../platform/language.tsx'
import { Choice } from '../ui/choice.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Field } from '../ui/field.tsx'
import type { Ending } from './use-session.ts'

const ways = ['closed', 'moved', ...breakReasons] as const

/** Asks once more before a session ends for everybody, and how it ends: done, in person, or broken off and why. */
export function EndDialog({ open, onNo, onEnd }: { open: boolean; onNo: () => void; onEnd: (ending: Ending) => void }) {
  const say = useTexts(sessionsTexts)
  const sayStep = useTexts(stepsTexts)
  const [as, setAs] = useState<Ending['as']>('closed')
  const [reason, setReason] = useState('')
  return (
    <Confirm title={say('endSure')} open={open} yes={say('endYes')} danger onNo={onNo} onYes={() => onEnd({ as, reason: reason.trim() || null })}>
      <p>{say('endMore')}</p>
      <Choice label={sayStep('how')} columns={2} value={as} onChange={setAs} options={ways.map((key) => ({ key, word: sayStep(`how.${key}`) }))} />
      {as !== 'closed' && <Field label={sayStep('reason')} value={reason} onChange={setReason} maxLength={200} />}
    </Confirm>
  )
}
