import { expect, test } from 'vitest'
import { type FilmPart, filmPlan, percentIn } from '#server/records/rules/film.ts'

const part = (seat: number, fromMs: number, change: Partial<FilmPart> = {}): FilmPart => ({ file: `${seat}-${fromMs}.webm`, seat, fromMs, durationMs: 60_000, picture: true, sound: true, ...change })

test('[R6] two stand side by side, each where it always stands, on the clock of the session', () => {
  const { fromMs, lengthMs, width, height, inputs, graph, maps } = filmPlan([part(0, 5_000), part(1, 7_500), part(0, 200_000)])
  expect([fromMs, lengthMs, width, height]).toEqual([5_000, 255_000, 1280, 360])
  expect(inputs.filter((word) => /^\d+\.\d{3}$/.test(word))).toEqual(['0.000', '2.500', '195.000'])
  expect([...graph.matchAll(/overlay=(\d+):(\d+)/g)].map(([, x, y]) => [x, y])).toEqual([['0', '0'], ['640', '0'], ['0', '0']])
  expect(graph).toContain('amix=inputs=3')
  expect(maps).toEqual(['[g3]', '[sound]'])
})
test('[R6] three take two rows, six take three columns', () => {
  const sizeOf = (count: number) => { const { width, height } = filmPlan(Array.from({ length: count }, (_, seat) => part(seat, 0))); return [width, height] }
  expect([sizeOf(1), sizeOf(3), sizeOf(6)]).toEqual([[640, 360], [1280, 720], [1278, 480]])
})
test('[R6] who sent only sound has an empty place; where nobody sent any there is no sound', () => {
  const { graph, maps } = filmPlan([part(0, 0, { picture: false }), part(1, 0, { sound: false })])
  expect([graph.match(/overlay/g)?.length, graph.includes('amix=inputs=1'), maps]).toEqual([1, true, ['[g1]', '[sound]']])
  expect(filmPlan([part(0, 0, { sound: false })]).maps).toEqual(['[g1]'])
})
test('[R6] how far it is, is read from what ffmpeg says; never more than 99 before it is done', () => {
  expect([percentIn('out_time_us=30000000', 60_000), percentIn('out_time_us=90000000', 60_000), percentIn('speed=9x', 60_000), percentIn('out_time_us=N/A', 60_000)]).toEqual([50, 99, null, null])
})
