import { describe, expect, test } from 'vitest'
import { clockKinds, clockLevel, clocks, clocksTurning, mayBeExtended } from '#shared/cases/clocks.ts'
import { mayGo, moveKind, moves, nextStages, type Stage, stages, statusOf, stepsAfter } from '#shared/cases/stages.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import { tracks } from '#shared/cases/words.ts'

const known = (track: (typeof tracks)[number]) => [...new Set([...Object.keys(moves[track]), ...Object.values(moves[track]).flat()])] as Stage[]

describe.each(tracks)('the track %s', (track) => {
  test('[C1] begins at registered, every stage of it can be reached, and from each that is not over for good there is a way to an end', () => {
    const reached = new Set<Stage>(['registered'])
    for (const at of reached) for (const next of nextStages(track, at)) reached.add(next)
    expect([...reached].toSorted()).toEqual(known(track).toSorted())
    for (const from of known(track)) {
      const ahead = new Set<Stage>([from])
      for (const at of ahead) for (const next of nextStages(track, at)) ahead.add(next)
      expect([...ahead].some((stage) => statusOf(stage) === 'closed'), from).toBe(true)
    }
  })
  test('[C2] what happens elsewhere takes it only along steps that its table knows, and twice is once', () => {
    for (const happening of ['told', 'met', 'agreed'] as const) {
      for (const stage of stages) {
        let at = stage
        for (const to of stepsAfter(happening, { track, stage, bothSides: true })) {
          expect(mayGo(track, at, to), `${happening}: ${at} to ${to}`).toBe(true)
          at = to
        }
        expect(stepsAfter(happening, { track, stage: at, bothSides: true }), `${happening} again at ${at}`).toEqual([])
      }
    }
  })
  test('[C4] a clock that begins on the track can also end on it', () => {
    const begun = known(track).flatMap((from) => nextStages(track, from).flatMap((to) => clocksTurning(track, from, to).begin)).concat(clocksTurning(track, null, 'registered').begin)
    const ended = known(track).flatMap((from) => nextStages(track, from).flatMap((to) => clocksTurning(track, from, to).end))
    expect(new Set(ended)).toEqual(new Set(begun))
  })
})

test('every stage of the list belongs to a track and is said in both languages, and so is every clock', () => {
  expect(new Set(tracks.flatMap(known))).toEqual(new Set(stages))
  for (const stage of stages) for (const texts of [casesTexts.zh, casesTexts.en]) expect(texts[`stage.${stage}`], stage).toBeTruthy()
  for (const kind of clockKinds) expect(casesTexts.zh[`clock.${kind}`], kind).toBeTruthy()
})

test('[C2] one side alone is no mediation, and nobody is carried past whether a police matter may be mediated', () => {
  expect(stepsAfter('met', { track: 'peoples_mediation', stage: 'registered', bothSides: false })).toEqual([])
  expect(stepsAfter('met', { track: 'police_mediation', stage: 'registered', bothSides: true })).toEqual([])
  expect(stepsAfter('met', { track: 'police_mediation', stage: 'eligibility_checked', bothSides: false })).toEqual([])
  expect(stepsAfter('met', { track: 'consultation', stage: 'registered', bothSides: false })).toEqual(['handling'])
  expect(stepsAfter('met', { track: 'peoples_mediation', stage: 'respondent_invited', bothSides: true })).toEqual(['consented', 'mediator_set', 'in_mediation'])
  expect(stepsAfter('agreed', { track: 'petition', stage: 'extended', bothSides: true })).toEqual(['mediated'])
})

test('[C7] closing, reopening and extending are kinds of their own', () => {
  expect([moveKind('agreed', 'closed'), moveKind('agreed', 'in_mediation'), moveKind('closed', 'handling'), moveKind('handling', 'extended'), moveKind('in_mediation', 'terminated')]).toEqual(['close', 'reopen', 'reopen', 'extend', 'step'])
})

test('[C4] the petition clock of sixty days runs on from acceptance through handling and ends with the opinion', () => {
  expect(clocksTurning('petition', 'notified_received', 'accepted').begin).toEqual(['petition_handling'])
  expect(clocksTurning('petition', 'accepted', 'handling')).toEqual({ begin: [], end: [] })
  expect(clocksTurning('petition', 'handling', 'opinion_issued').end).toEqual(['petition_handling'])
})

test('[C5] amber at 70 % of the time, red at 90 %, breach after it; while it is paused its time stands', () => {
  const clock = { startedAt: '2026-09-01T00:00:00Z', dueAt: '2026-09-11T00:00:00Z', pausedAt: null }
  const on = (day: number, pausedAt: string | null = null) => clockLevel({ ...clock, pausedAt }, Date.parse('2026-09-01T00:00:00Z') + day * 86_400_000)
  expect([on(6.9), on(7), on(8.9), on(9), on(10), on(10.1)]).toEqual(['calm', 'amber', 'amber', 'red', 'red', 'breach'])
  expect(on(20, '2026-09-03T00:00:00Z')).toBe('calm')
})

test('[C6] a petition is extended once, a police case twice, a notice never', () => {
  expect([mayBeExtended('petition_handling', 0), mayBeExtended('petition_handling', 1), mayBeExtended('police_case', 1), mayBeExtended('police_case', 2), mayBeExtended('petition_notice', 0)]).toEqual([true, false, true, false, false])
})

test('[C3] every clock says its length once, whose it is and where that is written', () => {
  for (const kind of clockKinds) {
    const { days, workdays, basis } = clocks[kind]
    expect([days, workdays].filter((count) => count !== undefined), kind).toHaveLength(1)
    expect(basis.zh && basis.en, kind).toBeTruthy()
  }
})
