import { Check } from 'lucide-react'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import { useDates } from '../platform/dates.ts'
import { useJoins, useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Alert } from './media/session-link.ts'

/** What clerks quietly ask the host to look after, until the host has read it. It makes no sound: the parties hear the host's room. */
export function Alerts({ alerts, onRead }: { alerts: readonly Alert[]; onRead: (alert: Alert) => void }) {
  const say = useTexts(sessionsTexts)
  const { list } = useJoins()
  const { time } = useDates()
  return <>{alerts.map((alert) => (
    <Notice key={alert.at} tone="wait" action={<Button icon={Check} onPress={() => onRead(alert)}>{say('alert.read')}</Button>}>
      {say('alert.told', { time: time(alert.at), station: alert.station, sides: list(alert.sides.map((side) => say(`role.${side}`))), reason: say(`alert.${alert.reason}`) })}
    </Notice>
  ))}</>
}
