import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { relayFor, relayOf } from '#server/sessions/media/relay.ts'

test('a way through the relay is signed with the shared secret and is good for six hours', () => {
  const relay = relayOf({ TURN_URL: 'turns:a.example:443?transport=tcp, turn:a.example:3478', TURN_SECRET: 'a shared secret of the county' })!
  const way = relayFor(relay, 'seat-1', new Date('2026-09-18T02:00:00Z'))
  expect(way.urls).toEqual(['turns:a.example:443?transport=tcp', 'turn:a.example:3478'])
  expect(way.username).toBe(`${Date.parse('2026-09-18T08:00:00Z') / 1000}:seat-1`)
  expect(way.credential).toBe(createHmac('sha1', 'a shared secret of the county').update(way.username).digest('base64'))
})

test('without a relay there is none', () => {
  expect(relayOf({})).toBeNull()
})
