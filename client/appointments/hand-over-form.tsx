import { useQuery } from '@tanstack/react-query'
import { UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Appointment } from '#shared/appointments/words.ts'
import type { StaffId } from '#shared/people/words.ts'
import { api, query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
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

/** Chooses a colleague for an appointment: `give` asks them; `assign` is the lead's, at once, where its officer is not there. */
export function HandOverForm({ appointment, kind, onClose }: { appointment: Appointment; kind: 'give' | 'assign'; onClose: () => void }) {
  const say = useTexts(appointmentsTexts)
  const { language } = useLanguage()
  const { moment } = useDates()
  const tell = useToast()
  const [takerId, setTakerId] = useState<StaffId | null>(null)
  const [reason, setReason] = useState('')
  const [must, setMust] = useState(false)
  const people = useQuery(query.appointments.colleagues.queryOptions({ input: { appointmentId: appointment.id }, staleTime: 0 }))
  const passing = useSave((asked: { appointmentId: Appointment['id']; takerId: StaffId; reason: string }) => (kind === 'give' ? api.appointments.handOver(asked) : api.appointments.takeOver(asked)), {
    refresh: [query.appointments.key(), query.cases.key(), query.sessions.key()],
    then: ({ takerName }) => { tell(say(kind === 'give' ? 'told.asked' : 'told.assigned', { taker: takerName })); onClose() },
  })
  const send = () => {
    if (!takerId || !reason.trim()) return setMust(true)
    passing.save({ appointmentId: appointment.id, takerId, reason: reason.trim() })
  }
  const [all, setAll] = useState(false)
  const everybody = people.data ?? []
  const free = everybody.filter(({ then }) => then === 'free')
  const found = all ? everybody : free
  return (
    <Dialog title={say(kind === 'give' ? 'handOverTitle' : 'assignTitle', { number: appointment.queueNumber, when: moment(appointment.slot.from) })} open onClose={onClose} actions={found.length > 0 && <Button tone="main" busy={passing.saving} onPress={send}>{say(kind === 'give' ? 'handOverAsk' : 'assign')}</Button>}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); send() }}>
        <p>{say(kind === 'give' ? 'handOverMore' : 'assignMore')}</p>
        {people.isPending && <Waiting words={say('lookingForPeople')} />}
        <ToldNotice told={people.error ? refusalOf(people.error) : null} onAgain={() => void people.refetch()} />
        {people.data && found.length === 0 && <Empty icon={UserRoundX} title={say(everybody.length === 0 ? 'noColleague' : 'nobodyFree')}>{say('noColleagueMore')}</Empty>}
        {found.length > 0 && <>
          <Choice label={say('toWhom')} required value={takerId} onChange={setTakerId} columns={2} refused={must && !takerId ? say('mustTaker') : null}
            options={found.map(({ id, name, unitName, unitNameEn, then }) => ({ key: id, word: name, more: `${language === 'zh' ? unitName : unitNameEn} · ${say(`then.${then}`)}` }))} />
          <Field label={say('reason')} required hint={say('reasonSeen')} value={reason} onChange={setReason} maxLength={200} refused={must && !reason.trim() ? say('mustReason') : null} />
        </>}
        {!all && everybody.length > free.length && <div><Button tone="bare" onPress={() => setAll(true)}>{say('othersToo', { count: everybody.length - free.length })}</Button></div>}
        <ToldNotice told={passing.refused} {...(passing.refused?.lost ? { onAgain: passing.again } : {})} />
      </form>
    </Dialog>
  )
}
