import { useEffect, useRef } from 'react'
import { heartbeatMs, lineScoreOf } from '#shared/stations/rules.ts'
import { now } from '../platform/clock.ts'
import { ask, line } from '../platform/socket.ts'

/** Camera and microphone as a session has them open. */
export type Tracks = { camera: MediaStreamTrack | null; microphone: MediaStreamTrack | null }

/** Tells the server every 30 s how this terminal is. With an open stream its tracks speak; without one, whether the devices are plugged in. */
export function useHeartbeat(open: Tracks | null = null): void {
  const latest = useRef(open)
  latest.current = open
  const beatNow = useRef(() => {})
  // What has changed is not kept for half a minute.
  useEffect(() => beatNow.current(), [open?.camera, open?.microphone])
  useEffect(() => {
    let here = true
    let lastMs = 200
    const beat = async () => {
      const devices = await stateOf(latest.current)
      const asked = performance.now()
      // NOTE: a beat that gets lost says nothing: the server notices silence by itself.
      const heard = await ask('stations:heartbeat', { ...devices, lineScore: lineScoreOf(lastMs), clock: now().toISOString() }, 5_000).catch(() => null)
      if (here) lastMs = heard ? performance.now() - asked : 5_000
    }
    const go = () => void beat()
    beatNow.current = go
    go()
    const timer = setInterval(go, heartbeatMs)
    line().on('connect', go)
    navigator.mediaDevices?.addEventListener('devicechange', go)
    return () => {
      here = false
      beatNow.current = () => {}
      clearInterval(timer)
      line().off('connect', go)
      navigator.mediaDevices?.removeEventListener('devicechange', go)
    }
  }, [])
}

async function stateOf(open: Tracks | null): Promise<{ cameraOk: boolean; microphoneOk: boolean }> {
  if (open) return { cameraOk: open.camera?.readyState === 'live', microphoneOk: open.microphone?.readyState === 'live' }
  const devices = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? []
  return { cameraOk: devices.some(({ kind }) => kind === 'videoinput'), microphoneOk: devices.some(({ kind }) => kind === 'audioinput') }
}
