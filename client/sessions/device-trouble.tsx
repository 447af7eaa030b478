import { sessionsTexts } from '#shared/sessions/texts.ts'
import { useTexts } from '../platform/language.tsx'
import { Notice } from '../ui/notice.tsx'
import type { OpenSession } from './use-session.ts'

/** Why one is not seen or not heard, and what to do; draws nothing where both devices are there. */
export function DeviceTrouble({ session: { devices } }: { session: Pick<OpenSession, 'devices'> }) {
  const say = useTexts(sessionsTexts)
  const { camera, microphone } = devices?.instead ?? { camera: null, microphone: null }
  if (!devices || !(devices.cameraTrouble || devices.microphoneTrouble || camera || microphone)) return null
  return (
    <Notice tone="wait">
      {devices.microphoneTrouble && <p>{say(`microphone.${devices.microphoneTrouble}`)}</p>}
      {devices.cameraTrouble && <p>{say(`camera.${devices.cameraTrouble}`)}</p>}
      {microphone && <p>{say('microphone.instead', microphone)}</p>}
      {camera && <p>{say('camera.instead', camera)}</p>}
    </Notice>
  )
}
