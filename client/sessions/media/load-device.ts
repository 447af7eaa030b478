import { Device } from 'mediasoup-client'
import type { RtpCapabilities } from 'mediasoup-client/types'
import { api } from '../../platform/api.ts'

let loading: Promise<Device> | null = null

/** What this browser can send and receive together with our server: found out at page load, so that joining takes one round trip. */
export function loadDevice(): Promise<Device> {
  loading ??= load()
  loading.catch(() => { loading = null })
  return loading
}

async function load(): Promise<Device> {
  const [{ rtpCapabilities }, device] = await Promise.all([api.sessions.mediaCapabilities(), Device.factory()])
  await device.load({ routerRtpCapabilities: rtpCapabilities as unknown as RtpCapabilities })
  return device
}
