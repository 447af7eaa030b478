import type { Producer, Transport } from 'mediasoup-client/types'

// A low layer that a 256 kbit/s line can carry, and a full one (without the low one a bad line shows no face at all).
const layers = [
  { rid: 'r0', scaleResolutionDownBy: 2, maxBitrate: 80_000, maxFramerate: 15, scalabilityMode: 'L1T2' },
  { rid: 'r1', scaleResolutionDownBy: 1, maxBitrate: 700_000, scalabilityMode: 'L1T3' },
]

/** Sends the picture in two sizes. NOTE: without a start bitrate the first eight seconds are small. */
export function sendPicture(connection: Transport, camera: MediaStreamTrack): Promise<Producer> {
  return connection.produce({ track: camera, encodings: layers, codecOptions: { videoGoogleStartBitrate: 1_000 }, stopTracks: false })
}

/**
 * Sends the sound; what is lost is sent again, and what still is lost can be guessed from the next packet. NOTE: 24 kbit/s
 * carry a clear voice; with what each packet costs besides it is 47, so that one passes over a line of 60 and two over 100.
 */
export function sendSound(connection: Transport, microphone: MediaStreamTrack): Promise<Producer> {
  return connection.produce({ track: microphone, codecOptions: { opusNack: true, opusFec: true, opusDtx: false, opusMaxAverageBitrate: 24_000, opusPtime: 40 }, stopTracks: false })
}
