import { expect, test } from 'vitest'
import { addFirstAdmin } from '#server/people/index.ts'
import { aContext } from '../helpers/a-context.ts'
import { aDatabase } from '../helpers/a-database.ts'

const database = aDatabase()

test('where nobody can sign in, two servers that start at once make one administrator, with a password of chance', async () => {
  const ctx = aContext(database.db)
  const made = await Promise.all([1, 2].map(() => addFirstAdmin(ctx, { zh: '青禾县', en: 'Qinghe County' })))
  const [admin, ...others] = made.filter((one) => one !== null)
  expect(admin).toMatchObject({ username: 'admin', password: expect.stringMatching(/^[\w-]{16}$/) })
  expect(others).toEqual([])
  expect(await addFirstAdmin(ctx, { zh: '青禾县', en: 'Qinghe County' })).toBeNull()
  expect(await database.sql`select role, username from staff`).toMatchObject([{ role: 'admin', username: 'admin' }])
})
