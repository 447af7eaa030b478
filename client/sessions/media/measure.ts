const tone = 1_000

/** How bright a picture is on the mean, 0–255; null where there is none yet. */
export function brightnessOf(video: HTMLVideoElement): number | null {
  if (video.videoWidth === 0) return null
  const sheet = new OffscreenCanvas(64, 36).getContext('2d', { willReadFrequently: true })
  if (!sheet) return null
  sheet.drawImage(video, 0, 0, 64, 36)
  const { data } = sheet.getImageData(0, 0, 64, 36)
  let sum = 0
  for (let at = 0; at < data.length; at += 4) sum += 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!
  return sum / (data.length / 4)
}

/** Ears on a track: how loud it is, and how much of the test tone is in it. */
export type Ears = { levelDb: () => number; toneDb: () => number }

/** Listens to a track without playing it. */
export function listenTo(sound: AudioContext, track: MediaStreamTrack): Ears {
  const stream = new MediaStream([track])
  // NOTE: Chromium gives Web Audio nothing of a received track that no element plays.
  const element = new Audio()
  element.srcObject = stream
  element.muted = true
  void element.play().catch(() => undefined)
  const analyser = sound.createAnalyser()
  analyser.fftSize = 8_192
  analyser.smoothingTimeConstant = 0
  sound.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const bands = new Float32Array(analyser.frequencyBinCount)
  return {
    levelDb: () => {
      analyser.getFloatTimeDomainData(samples)
      return decibel(Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length))
    },
    toneDb: () => {
      analyser.getFloatFrequencyData(bands)
      const at = Math.round((tone * analyser.fftSize) / sound.sampleRate)
      return Math.max(-120, ...bands.slice(at - 1, at + 2))
    },
  }
}

/** Plays the test tone from the loudspeaker. */
export function playTone(sound: AudioContext, seconds: number): void {
  const [source, loudness] = [sound.createOscillator(), sound.createGain()]
  source.frequency.value = tone
  loudness.gain.value = 0.2
  source.connect(loudness).connect(sound.destination)
  source.start()
  source.stop(sound.currentTime + seconds)
}

/** The middle one of several figures: a cough does not count. */
export function median(values: readonly number[]): number | null {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null
}

const decibel = (amplitude: number): number => Math.max(-120, 20 * Math.log10(amplitude || 1e-9))
