import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { settings } from '#server/platform/config.ts'

const names = Object.keys(settings.shape)

test.each(['README.md', 'README.zh-CN.md'])('%s lists every setting there is, and no other', (file) => {
  const listed = [...readFileSync(file, 'utf8').matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map((row) => row[1])
  expect(listed.toSorted()).toEqual(names.toSorted())
})
