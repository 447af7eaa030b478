import { useConnection } from '../platform/socket.ts'
import { KioskFrame } from './kiosk-frame.tsx'
import { IdleStage } from './waiting-stages.tsx'

/** The terminal from waiting to thanks, as the server tells it. */
export function Stages({ terminal }: { terminal: { id: string; name: string } }) {
  const line = useConnection()
  return <KioskFrame place={terminal.name} line={line}><IdleStage /></KioskFrame>
}
