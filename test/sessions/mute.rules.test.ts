import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { muteAfter } from '#server/sessions/rules/mute.ts'
import { type MuteState, muteStates, type MuteWish, muteWishes } from '#shared/sessions/words.ts'

describe('[S7] everybody may mute themselves', () => {
  test.each(muteStates)('from %s nobody is heard after muting themselves', (state) => {
    expect(muteAfter(state, 'self', 'mute')).not.toBe('open')
  })
  test('whom the host muted may open their microphone', () => expect(muteAfter('host', 'self', 'open')).toBe('open'))
  test('whom the host locked may not', () => expect(muteAfter('locked', 'self', 'open')).toBe('session-mute-locked'))
  test('nobody locks themselves', () => expect(muteAfter('open', 'self', 'lock')).toBe('session-host-only'))
  test('muting oneself does not undo the lock', () => expect(muteAfter('locked', 'self', 'mute')).toBe('locked'))
})

describe('[S8] the host never opens a microphone that its owner closed', () => {
  test('the host may ask instead', () => expect(muteAfter('self', 'host', 'open')).toBe('session-ask-instead'))
  test('muting the muted leaves it their own doing', () => expect(muteAfter('self', 'host', 'mute')).toBe('self'))
  test('what was locked comes back closed, for its owner to open', () => expect(muteAfter('locked', 'host', 'open')).toBe('self'))
  test('who mutes themselves while the host has them muted stays muted when the host opens', () => {
    const own = muteAfter('host', 'self', 'mute') as MuteState
    expect(muteAfter(own, 'host', 'open')).toBe('session-ask-instead')
  })

  test('whatever both wish, after the last word of its owner was "mute" only its owner opens it', () => {
    const wish = fc.record({ by: fc.constantFrom('self' as const, 'host' as const), wish: fc.constantFrom(...muteWishes) })
    fc.assert(fc.property(fc.array(wish, { maxLength: 30 }), (wishes: { by: 'self' | 'host'; wish: MuteWish }[]) => {
      let state: MuteState = 'open'
      let closed = false
      for (const { by, wish } of wishes) {
        const after = muteAfter(state, by, wish)
        if (!muteStates.includes(after as MuteState)) continue
        if (by === 'self') closed = wish === 'mute'
        state = after as MuteState
        expect(closed && state === 'open').toBe(false)
      }
    }))
  })
})
