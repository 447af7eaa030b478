/** What a drawn person looks like: wall, clothes, hair. */
export type Drawn = { wall: string; clothes: string; hair: string; bald?: boolean }

export const drawnPeople = {
  applicant: { wall: '#cfd8c8', clothes: '#4c6a55', hair: '#6d6d6d', bald: true },
  respondent: { wall: '#d9d2c3', clothes: '#8a4b46', hair: '#2f2a28' },
  officer: { wall: '#c9d3dc', clothes: '#27405e', hair: '#1f1f22' },
} satisfies Record<string, Drawn>

/**
 * Runs in the page: its camera shows a drawn person who moves a little, instead of the browser's test picture.
 * NOTE: for the README's pictures only; nobody real is ever in them.
 */
export function drawCamera({ wall, clothes, hair, bald = false }: Drawn): void {
  const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    const stream = await original(wanted)
    if (!wanted?.video) return stream
    const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 })
    const pen = canvas.getContext('2d')!
    const oval = (x: number, y: number, rx: number, ry: number, colour: string) => { pen.fillStyle = colour; pen.beginPath(); pen.ellipse(x, y, rx, ry, 0, 0, Math.PI * 2); pen.fill() }
    const draw = () => {
      const sway = Math.sin(performance.now() / 900) * 6
      pen.fillStyle = wall
      pen.fillRect(0, 0, 1280, 720)
      pen.fillStyle = '#ffffff55'
      pen.fillRect(90, 70, 300, 330)
      pen.fillStyle = '#00000018'
      pen.fillRect(0, 600, 1280, 120)
      oval(640 + sway, 760, 330, 270, clothes)
      oval(640 + sway, 500, 70, 90, '#e3b58f')
      oval(640 + sway, 330, 150, 180, '#efc6a2')
      oval(640 + sway, bald ? 190 : 215, bald ? 120 : 165, bald ? 40 : 95, hair)
      for (const eye of [-58, 58]) oval(640 + sway + eye, 330, 13, 11, '#3a2c26')
      pen.strokeStyle = '#8f5a49'
      pen.lineWidth = 8
      pen.beginPath()
      pen.arc(640 + sway, 395 + Math.sin(performance.now() / 200) * 4, 42, 0.25, Math.PI - 0.25)
      pen.stroke()
    }
    draw()
    setInterval(draw, 50)
    for (const track of stream.getVideoTracks()) { track.stop(); stream.removeTrack(track) }
    stream.addTrack(canvas.captureStream(20).getVideoTracks()[0]!)
    return stream
  }
}
