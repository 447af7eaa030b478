import { expect, test } from 'vitest'
import { stations } from '#drizzle/seed/stations.ts'
import { initialsOf, isFound } from '#shared/platform/find.ts'

const syllables = /(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])(?:iang|uang|iao|ian|uan|ang|eng|ing|ong|uo|ai|ei|ao|ou|an|en|in|un|ua|ia|ie|iu|ui|ue|e|a|o|i|u)/g

test('the initials of every station’s name are those of its pinyin', () => {
  expect(stations.length).toBe(20)
  for (const { station, pinyin } of stations) expect(initialsOf(station.name), station.name).toBe([...pinyin.matchAll(syllables)].map(([one]) => one[0]).join(''))
})

test('every letter of pinyin is known by a character that begins with it', () => {
  expect(initialsOf('安白陈丁鄂范高何蒋孔李马倪欧潘钱任孙他王谢杨郑')).toBe('abcdefghjklmnopqrstwxyz')
  expect(initialsOf('Industrial Park')).toBe('ip')
})

test.each([['石'], ['sk'], ['SHI'], ['shikan'], ['Ｓｋ'], ['shi kan'], ['']])('石坎 is found by “%s”', (typed) => {
  expect(isFound(typed, ['石坎', 'Shikan'])).toBe(true)
})

test.each([['yl'], ['云'], ['kan shi'], ['😀']])('… and not by “%s”', (typed) => {
  expect(isFound(typed, ['石坎', 'Shikan'])).toBe(false)
})
