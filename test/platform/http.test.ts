import { expect, test } from 'vitest'
import { anApp } from '#test/helpers/an-app.ts'

const app = anApp()

test('the process says that it is well, and that its database answers', async () => {
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200)
  expect(await (await fetch(`${app.url}/readyz`)).json()).toMatchObject({ database: true })
})

test('nobody learns what the server is made of, and no foreign page may frame or script it', async () => {
  const { headers } = await fetch(`${app.url}/healthz`)
  expect(headers.get('x-powered-by')).toBeNull()
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toContain("script-src 'self'")
  expect(headers.get('content-security-policy')).not.toContain("script-src 'self' 'unsafe-inline'")
  expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('permissions-policy')).toContain('camera=(self)')
})

test('an address that nobody answers gets a sentence in both languages', async () => {
  const response = await fetch(`${app.url}/api/no-such-thing`)
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ code: 'not-found', sentence: { zh: expect.stringMatching(/没有找到/), en: expect.stringMatching(/Nothing was found/) } })
})
