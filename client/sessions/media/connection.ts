import type { Device } from 'mediasoup-client'
import type { RtpCapabilities, RtpParameters as ClientParameters, Transport } from 'mediasoup-client/types'
import type { RtpCapabilities as Capabilities, RtpParameters, TransportOffer } from '#shared/sessions/media.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { ask, line } from '../../platform/socket.ts'

const mendEveryMs = 2_000

/** What the server needs to know of this browser. */
export const capabilitiesOf = (device: Device): Capabilities => device.recvRtpCapabilities as RtpCapabilities as unknown as Capabilities

/** What happens to a connection: whether packets pass, and that the server knows it no longer. `seated`: the server knows that this page sits there. */
export type Hearing = { passes: (passes: boolean) => void; stale: () => void; seated: () => boolean }

/** Opens one end of a connection to the session; it mends itself by ICE restart as often as the line breaks. */
export function openConnection(device: Device, direction: 'send' | 'recv', sessionId: SessionId, offer: TransportOffer, hear: Hearing): Transport {
  const options = offer as unknown as Parameters<Device['createRecvTransport']>[0]
  const connection = direction === 'send' ? device.createSendTransport(options) : device.createRecvTransport(options)
  connection.on('connect', ({ dtlsParameters }, done) => {
    // NOTE: not awaited: DTLS comes after ICE's own round trip, so its fingerprints arrive in time.
    done()
    ask('sessions:connect', { sessionId, transportId: offer.id, dtlsParameters }).catch(() => { if (!connection.closed) hear.stale() })
  })
  connection.on('produce', ({ kind, rtpParameters }, done, failed) => {
    ask('sessions:produce', { sessionId, transportId: offer.id, kind, rtpParameters: rtpParameters as ClientParameters as unknown as RtpParameters }).then(done, failed)
  })
  connection.on('connectionstatechange', (state) => {
    if (state === 'connected') hear.passes(true)
    if (state === 'disconnected' || state === 'failed') {
      hear.passes(false)
      void mend(connection, sessionId, hear)
    }
  })
  return connection
}

const mending = new WeakSet<Transport>()

// As long as the line is broken: whenever the server can be asked, ask it for new ICE credentials.
async function mend(connection: Transport, sessionId: SessionId, hear: Hearing): Promise<void> {
  if (mending.has(connection)) return
  mending.add(connection)
  while (isBroken(connection)) {
    // NOTE: a short break mends itself; restarting at once gains nothing.
    await new Promise((resolve) => setTimeout(resolve, connection.connectionState === 'failed' ? 100 : mendEveryMs))
    // NOTE: a page that has not joined again yet would be told that its connection is lost, and begin anew for nothing.
    if (!isBroken(connection) || !line().connected || !hear.seated()) continue
    try {
      const iceParameters = await ask('sessions:restart-ice', { sessionId, transportId: connection.id }, 3_000)
      if (!connection.closed) await connection.restartIce({ iceParameters })
    } catch (error) {
      if (connection.closed) break
      if ((error as { data?: { code?: string } }).data?.code === 'session-connection-lost') { hear.stale(); break }
    }
    await new Promise((resolve) => setTimeout(resolve, mendEveryMs))
  }
  mending.delete(connection)
}

const isBroken = (connection: Transport): boolean => !connection.closed && (connection.connectionState === 'disconnected' || connection.connectionState === 'failed')
