import { useEffect, useState } from 'react'
import type { TerminalSettings } from '#shared/stations/words.ts'
import { ask, line, useSignal } from '../platform/socket.ts'
import { pinDevices, pluggedIn } from '../sessions/media/pins.ts'

/** Tells the server what is plugged in, now and at every plug, and follows what the clerk has chosen. Says whether the terminal rings without sound. */
export function useSettings(): { quiet: boolean } {
  const [quiet, setQuiet] = useState(false)
  const follow = (settings: TerminalSettings) => { pinDevices(settings); setQuiet(settings.quiet) }
  useSignal('stations:settled', follow)
  useEffect(() => {
    let last = ''
    const tell = async () => {
      const devices = await pluggedIn()
      const said = JSON.stringify(devices)
      if (said === last && line().connected) return
      last = said
      // NOTE: what gets lost is told again at the next plug or connection.
      const settings = await ask('stations:devices', { devices }).catch(() => { last = ''; return null })
      if (settings) follow(settings)
    }
    const again = () => { last = ''; void tell() }
    const plugged = () => void tell()
    void tell()
    line().on('connect', again)
    navigator.mediaDevices?.addEventListener('devicechange', plugged)
    return () => { line().off('connect', again); navigator.mediaDevices?.removeEventListener('devicechange', plugged) }
  }, [])
  return { quiet }
}
