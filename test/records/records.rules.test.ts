import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keptName, mayTypeNow, notesOpen, promisedType, stampOf, typeOf } from '#shared/records/rules.ts'

const started = '2026-09-18T01:00:00.000Z'
const at = (iso: string) => new Date(iso)

describe('who may write when', () => {
  const live = { status: 'live', startedAt: started, endedAt: null } as const
  test('[N1] host and recorder write; a party, an expert and a stranger do not', () => {
    expect([notesOpen(live, 'host', at(started)), notesOpen(live, 'recorder', at(started))]).toEqual([true, true])
    expect([notesOpen(live, 'applicant', at(started)), notesOpen(live, 'expert', at(started)), notesOpen(live, null, at(started))]).toEqual([false, false, false])
  })
  test('[N1] from the start until 24 hours after the end', () => {
    expect(notesOpen({ status: 'lobby', startedAt: null, endedAt: null }, 'host', at(started))).toBe(false)
    const closed = { status: 'closed', startedAt: started, endedAt: '2026-09-18T02:00:00.000Z' } as const
    expect(notesOpen(closed, 'host', at('2026-09-19T02:00:00.000Z'))).toBe(true)
    expect(notesOpen(closed, 'host', at('2026-09-19T02:00:00.001Z'))).toBe(false)
  })
})

test('[N2] a stamp is never before the start and never in the future', () => {
  fc.assert(fc.property(fc.double({ noNaN: true }), fc.nat(), (begun, now) => {
    const stamp = stampOf(begun, now)
    return stamp >= 0 && stamp <= now && Number.isInteger(stamp)
  }))
  expect(stampOf(1500.4, 60_000)).toBe(1500)
})

describe('[N12] a caucus', () => {
  const seat = { id: 'a' as never, role: 'host' as const, side: null }
  const aside = { status: 'caucus' as const, course: { caucus: { side: 'applicant', guests: [], from: 'live', since: '', minutes: 10 }, interpreting: [] } as never }
  test('who sits in it does not type in the common notes', () => expect(mayTypeNow(aside, seat)).toBe(false))
  test('the recorder outside goes on', () => expect(mayTypeNow(aside, { ...seat, role: 'recorder' })).toBe(true))
  test('when all are together again everybody does', () => expect(mayTypeNow({ ...aside, status: 'live' }, seat)).toBe(true))
})

describe('[N4] a file is what its first bytes say', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  test('each kind is known', () => {
    expect(typeOf(bytes('%PDF-1.7\n'))).toBe('application/pdf')
    expect(typeOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg')
    expect(typeOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d))).toBe('image/png')
    expect(typeOf(bytes('RIFF0000WEBPVP8 '))).toBe('image/webp')
    expect(typeOf(Uint8Array.of(0, 0, 0, 0x18, ...bytes('ftypmp42')))).toBe('video/mp4')
    expect(typeOf(bytes('ID3\u0004'))).toBe('audio/mpeg')
    expect(typeOf(Uint8Array.of(0xff, 0xfb, 0x90, 0x44))).toBe('audio/mpeg')
    expect(typeOf(bytes('借条：今借到现金一万二千元。'))).toBe('text/plain')
  })
  test('programs, pages and packed files are refused, whatever they are called', () => {
    expect(typeOf(bytes('MZ\u0000\u0003'))).toBe(null)
    expect(typeOf(bytes('PK\u0003\u0004'))).toBe(null)
    expect(typeOf(bytes('\u007fELF'))).toBe(null)
    expect(typeOf(bytes('<!doctype html><script>alert(1)</script>'))).toBe(null)
    expect(typeOf(bytes('  <svg xmlns="http://www.w3.org/2000/svg">'))).toBe(null)
    expect(typeOf(new Uint8Array(0))).toBe(null)
  })
  test('a text cut in the middle of a character is still a text', () => expect(typeOf(bytes('田坎').slice(0, 5))).toBe('text/plain'))
  test('a name promises a kind, or none', () => {
    expect(promisedType('田坎 照片.JPG')).toBe('image/jpeg')
    expect(promisedType('合同.docx')).toBe(null)
    expect(promisedType('没有后缀')).toBe(null)
  })
})

describe('[N5] the name that is kept', () => {
  test('Chinese stays, folders and marks go', () => {
    expect(keptName('../../etc/田坎照片.jpg')).toBe('田坎照片.jpg')
    expect(keptName('C:\\照片\\𠅤家.png')).toBe('𠅤家.png')
    expect(keptName('a\u202Egpj.exe')).toBe('agpj.exe')
    expect(keptName('...')).toBe('file')
  })
  test('a long name keeps its end', () => expect(keptName(`${'长'.repeat(300)}.pdf`)).toMatch(/^长{116}\.pdf$/))
  test('it is never a path', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => !/[/\\\0]|^\.\./.test(keptName(name)) && keptName(name).length > 0))
  })
})
