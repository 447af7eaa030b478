import { useEffect, useState } from 'react'
import { line } from '../platform/socket.ts'

const lookEveryMs = 10 * 60_000

/** Keeps the terminal's page for a dead line, and takes up a new version only while nobody waits or talks here. */
export function useNewVersion(idle: boolean): void {
  const [fresh, setFresh] = useState(false)
  useEffect(() => {
    // NOTE: with `npm run dev` there is nothing to keep; without https there are no service workers.
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
    const { serviceWorker } = navigator
    const had = serviceWorker.controller !== null
    const taken = () => { if (had) setFresh(true) }
    const look = () => { serviceWorker.getRegistration('/kiosk').then((found) => found?.update()).catch(() => undefined) }
    serviceWorker.register('/kiosk-worker.js', { scope: '/kiosk', updateViaCache: 'none' }).catch(() => undefined)
    serviceWorker.addEventListener('controllerchange', taken)
    // After an update of the server its lines come back: that is when there may be a new version.
    line().on('connect', look)
    const timer = setInterval(look, lookEveryMs)
    return () => { serviceWorker.removeEventListener('controllerchange', taken); line().off('connect', look); clearInterval(timer) }
  }, [])
  useEffect(() => { if (fresh && idle) location.reload() }, [fresh, idle])
}
