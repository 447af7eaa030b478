import { X } from 'lucide-react'
import { useState } from 'react'
import { mayKeepShift } from '#shared/calendar/may.ts'
import { calendarTexts } from '#shared/calendar/texts.ts'
import type { ShiftId, ShiftKind } from '#shared/calendar/words.ts'
import type { StaffId } from '#shared/people/words.ts'
import { useMe } from '../people/use-me.ts'
import { api, query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Confirm } from '../ui/confirm.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'

type Shown = { id: ShiftId; staffId: StaffId; kind: ShiftKind; from: string; to: string; note: string | null }

/** The head of a day: its date, what is special about it, and its shifts; those that one may take back are buttons. */
export function ShiftsOfDay({ title, kind, shifts, known }: { title: string; kind: string | null; shifts: readonly Shown[]; known: boolean }) {
  const say = useTexts(calendarTexts)
  const { span } = useDates()
  const tell = useToast()
  const { data: me } = useMe()
  const [asked, setAsked] = useState<Shown | null>(null)
  const remove = useSave((shiftId: ShiftId) => api.calendar.removeShift({ shiftId }), { refresh: [query.calendar.key()], then: () => { setAsked(null); tell(say('removed')) } })
  return (
    <>
      <h2 className="week-title">{title}</h2>
      {kind && <span className="quiet-text">{kind}</span>}
      {known && shifts.length === 0 && <span className="quiet-text">{say('noShifts')}</span>}
      {shifts.map((shift) => {
        const words = <><strong>{say(`kind.${shift.kind}`)}</strong> <span className="figures">{span(shift.from, shift.to)}</span></>
        return me && mayKeepShift(me, shift.staffId, shift.kind)
          ? <button key={shift.id} type="button" className={`week-shift week-${shift.kind}`} title={say('removeAsk')} onClick={() => setAsked(shift)}>{words}<X aria-hidden size="1em" /><span className="only-read-aloud">{say('remove')}</span></button>
          : <span key={shift.id} className={`week-shift week-${shift.kind}`}>{words}</span>
      })}
      <Confirm title={say('removeAsk')} open={asked !== null} yes={say('removeYes')} danger busy={remove.saving} onNo={() => { setAsked(null); remove.forget() }} onYes={() => asked && remove.save(asked.id)}>
        {asked && <div className="stack"><p>{title} {say(`kind.${asked.kind}`)} <span className="figures">{span(asked.from, asked.to)}</span> {asked.note}</p><ToldNotice told={remove.refused} /></div>}
      </Confirm>
    </>
  )
}
