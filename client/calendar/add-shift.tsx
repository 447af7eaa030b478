import { type ReactNode, useState } from 'react'
import { calendarTexts } from '#shared/calendar/texts.ts'
import type { ShiftKind } from '#shared/calendar/words.ts'
import { atClock, type Day } from '#shared/platform/time.ts'
import type { StaffId } from '#shared/people/words.ts'
import { api, query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'

const clocks = Array.from({ length: 49 }, (_none, at) => `${String(Math.floor(at / 2)).padStart(2, '0')}:${at % 2 ? '30' : '00'}`)
const clockOptions = clocks.map((clock) => ({ key: clock, word: clock }))

/** What is about to be entered. */
export type Entering = { staffId: StaffId; kind: ShiftKind; from: string; to: string }

/** Enters leave, duty or roster from a day and time to a day and time. `beforeSaving` says what it would touch. */
export function AddShift({ staffId, kinds, day, beforeSaving, onClose }: { staffId: StaffId; kinds: readonly ShiftKind[]; day: Day; beforeSaving: (entering: Entering) => ReactNode; onClose: () => void }) {
  const say = useTexts(calendarTexts)
  const tell = useToast()
  const [kind, setKind] = useState<ShiftKind>(kinds[0]!)
  const [first, setFirst] = useState<Day | null>(day)
  const [last, setLast] = useState<Day | null>(day)
  const [from, setFrom] = useState('08:30')
  const [to, setTo] = useState('17:30')
  const [note, setNote] = useState('')
  const { save, saving, refused } = useSave((asked: Parameters<typeof api.calendar.addShift>[0]) => api.calendar.addShift(asked), { refresh: [query.calendar.key()], then: () => { tell(say('saved')); onClose() } })
  const entering: Entering | null = first && last ? { staffId, kind, from: atClock(first, from).toISOString(), to: atClock(last, to).toISOString() } : null
  const add = () => { if (entering) save({ ...entering, note: note.trim() || null }) }
  return (
    <Dialog title={say(kinds.length > 1 ? 'addShift' : 'addLeave')} open onClose={onClose} actions={<Button tone="main" busy={saving} isDisabled={!entering} onPress={add}>{say('save')}</Button>}>
      <div className="stack">
        {kinds.length > 1 && <Choice label={say('kind')} options={kinds.map((key) => ({ key, word: say(`kind.${key}`) }))} value={kind} onChange={setKind} columns={kinds.length} />}
        <div className="row"><DateField label={say('day')} value={first} onChange={(on) => { setFirst(on); if (on && last && last < on) setLast(on) }} required /><Select label={say('from')} options={clockOptions} value={from} onChange={setFrom} /></div>
        <div className="row"><DateField label={say('lastDay')} value={last} onChange={setLast} required /><Select label={say('to')} options={clockOptions} value={to} onChange={setTo} /></div>
        <Field label={say('note')} hint={say('noteHint')} value={note} onChange={setNote} maxLength={100} />
        {entering && beforeSaving(entering)}
        <ToldNotice told={refused} />
      </div>
    </Dialog>
  )
}
