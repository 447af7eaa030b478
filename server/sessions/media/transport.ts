import type { types } from 'mediasoup'
import type { TransportOffer } from '#shared/sessions/media.ts'

/** Opens one end of a connection to a browser. */
export async function openTransport(router: types.Router, server: types.WebRtcServer): Promise<types.WebRtcTransport> {
  return router.createWebRtcTransport({
    webRtcServer: server,
    preferUdp: true,
    enableSctp: true,
    initialAvailableOutgoingBitrate: 1_000_000,
    // NOTE: how long a broken line keeps its connection before ICE must be restarted.
    iceConsentTimeout: 30,
  })
}

/** What the browser needs to open the other end. */
export function offerOf(transport: types.WebRtcTransport): TransportOffer {
  const { id, iceParameters, iceCandidates, dtlsParameters, sctpParameters } = transport
  return { id, iceParameters, iceCandidates, dtlsParameters, ...(sctpParameters ? { sctpParameters: { port: sctpParameters.port, OS: sctpParameters.OS, MIS: sctpParameters.MIS, maxMessageSize: sctpParameters.maxMessageSize } } : {}) }
}

/** Whether packets can reach the browser already. */
export const isConnected = (transport: types.WebRtcTransport): boolean => transport.dtlsState === 'connected'
