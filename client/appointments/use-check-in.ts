import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { AppointmentId, AppointmentSide, CheckIn } from '#shared/appointments/words.ts'
import { api, query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { useToast } from '../ui/toast.tsx'

/** Checks a side in at its station, or corrects what was noted of one that is there; says what was noted. */
export function useCheckIn(appointmentId: AppointmentId, { side, stationId, queueNumber, checkedInAt }: Pick<AppointmentSide, 'side' | 'stationId' | 'queueNumber' | 'checkedInAt'>, then: () => void = () => {}) {
  const say = useTexts(appointmentsTexts)
  const tell = useToast()
  const act = checkedInAt === null ? api.appointments.checkIn : api.appointments.amendCheckIn
  return useSave((saw: CheckIn) => act({ appointmentId, side, stationId, saw }), {
    refresh: [query.appointments.key(), query.cases.key(), query.sessions.key()],
    then: (_now, { paper, along }) => { tell(say(checkedInAt === null ? 'told.checkedIn' : 'told.amended', { queue: queueNumber, saw: say('saw', { paper, ...along }) })); then() },
  })
}
