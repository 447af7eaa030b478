import { expect, test } from 'vitest'
import { newId } from '#server/platform/context.ts'

test('ids are uuids of version 7, never twice the same', () => {
  const made = Array.from({ length: 5000 }, () => newId<'case'>())
  expect(new Set(made).size).toBe(5000)
  for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('ids made one after the other sort that way', () => {
  const made = Array.from({ length: 1500 }, () => newId<'case'>())
  expect([...made].sort()).toEqual(made)
})
