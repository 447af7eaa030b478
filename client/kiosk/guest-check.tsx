import { Check } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTexts } from '../platform/language.tsx'
import { closeDevices, type Devices, openDevices } from '../sessions/media/devices.ts'
import { DeviceTrouble } from '../sessions/device-trouble.tsx'
import { Picture } from '../sessions/picture.tsx'
import { Button } from '../ui/button.tsx'
import { KioskFrame } from './kiosk-frame.tsx'
import { talkTexts } from './talk-texts.ts'

/** Before anybody sees them, a visitor looks at their own picture and sees their voice move. */
export function GuestCheck({ place, help, onGood }: { place: string; help: ReactNode; onGood: () => void }) {
  const devices = useOwnDevices()
  return <KioskFrame place={place} line="online" help={help} actions={<GuestReady devices={devices} onGood={onGood} />}><GuestSelf devices={devices} /></KioskFrame>
}

/** Goes in once the devices have answered; without a camera or a microphone nobody is made to say that it works. */
export function GuestReady({ devices, onGood }: { devices: Devices | null; onGood: () => void }) {
  const say = useTexts(talkTexts)
  const trouble = devices !== null && (devices.camera === null || devices.microphone === null)
  return <Button tone="main" size="large" icon={Check} isDisabled={devices === null} onPress={onGood}>{say(trouble ? 'guestAnyway' : 'guestReady')}</Button>
}

/** One's own picture and voice, and what to do where one of them does not work. */
export function GuestSelf({ devices }: { devices: Devices | null }) {
  const say = useTexts(talkTexts)
  return (
    <div className="kiosk-guest">
      <div className="kiosk-guest-picture"><Picture seatId={null} track={devices?.camera ?? null} label={say('guestCheck')} own /></div>
      <Level microphone={devices?.microphone ?? null} words={say('guestLevel')} />
      <h2>{say('guestCheck')}</h2>
      <p>{say('guestCheckMore')}</p>
      <DeviceTrouble session={{ devices }} />
    </div>
  )
}

function useOwnDevices(): Devices | null {
  const [devices, setDevices] = useState<Devices | null>(null)
  useEffect(() => {
    let gone = false
    const opened = openDevices().then((found) => { if (gone) closeDevices(found); else setDevices(found); return found })
    return () => { gone = true; void opened.then(closeDevices) }
  }, [])
  return devices
}

function Level({ microphone, words }: { microphone: MediaStreamTrack | null; words: string }) {
  const [loud, setLoud] = useState(0)
  useEffect(() => {
    if (!microphone) return
    const context = new AudioContext()
    const ear = context.createAnalyser()
    context.createMediaStreamSource(new MediaStream([microphone])).connect(ear)
    const heard = new Uint8Array(ear.fftSize)
    const timer = setInterval(() => {
      ear.getByteTimeDomainData(heard)
      setLoud(Math.min(100, Math.round(heard.reduce((most, at) => Math.max(most, Math.abs(at - 128)), 0) * 2)))
    }, 100)
    return () => { clearInterval(timer); void context.close() }
  }, [microphone])
  return <div className="kiosk-guest-level" role="meter" aria-label={words} aria-valuenow={loud} aria-valuemin={0} aria-valuemax={100}><i style={{ inlineSize: `${loud}%` }} /></div>
}
