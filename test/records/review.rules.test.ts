import { describe, expect, test } from 'vitest'
import { pagesOf, unconfirmed, whyNotConfirm, whyNotSign } from '#shared/records/review-rules.ts'
import { kindOfNotes, type NoteCorrection, type ShownLine } from '#shared/records/review.ts'

const open: NoteCorrection = { id: 'c' as never, lineId: 'l' as never, side: 'applicant', askedAt: '', words: null, writtenByName: null, writtenAt: null }
const written: NoteCorrection = { ...open, words: '是西边' }
const shown = { shown: true, current: true, corrections: [] as NoteCorrection[], confirmations: [] as never[], signed: null }
const seats = [{ side: 'applicant' as const }, { side: 'respondent' as const }, { side: null }]
const right = (side: 'applicant' | 'respondent') => ({ seatId: side as never, side, label: '', at: '' })

describe('a side says that the notes are right', () => {
  test('[N13] of what it was shown', () => expect(whyNotConfirm(shown, 'applicant')).toBeNull())
  test('[N13] not of what is not shown, or signed', () => {
    expect(whyNotConfirm({ ...shown, shown: false }, 'applicant')).toBe('notes-not-shown')
    expect(whyNotConfirm({ ...shown, signed: { byName: '', at: '', missing: null, attachmentId: 'a' as never } }, 'applicant')).toBe('notes-not-shown')
  })
  test('[N13] not of what has changed since', () => expect(whyNotConfirm({ ...shown, current: false }, 'applicant')).toBe('notes-changed'))
  test('[N13] not while a line that it wants changed is not written; the other side may', () => {
    expect(whyNotConfirm({ ...shown, corrections: [open] }, 'applicant')).toBe('correction-open')
    expect(whyNotConfirm({ ...shown, corrections: [open] }, 'respondent')).toBeNull()
    expect(whyNotConfirm({ ...shown, corrections: [written] }, 'applicant')).toBeNull()
  })
})

describe('the recorder signs', () => {
  const both = { ...shown, confirmations: [right('applicant'), right('respondent')] }
  test('[N14] what every side has confirmed', () => expect(whyNotSign(both, seats, null)).toBeNull())
  test('[N14] or says why one has not', () => {
    const one = { ...shown, confirmations: [right('applicant')] }
    expect(unconfirmed(one, seats)).toEqual(['respondent'])
    expect(whyNotSign(one, seats, null)).toBe('notes-unconfirmed')
    expect(whyNotSign(one, seats, '不愿意确认')).toBeNull()
  })
  test('[N14] nobody is waited for who does not sit there', () => expect(whyNotSign({ ...shown, confirmations: [right('applicant')] }, seats.slice(0, 1), null)).toBeNull())
  test('[N14] never what has changed, what is to be changed, or what is signed', () => {
    expect(whyNotSign({ ...both, current: false }, seats, null)).toBe('notes-changed')
    expect(whyNotSign({ ...both, corrections: [open] }, seats, null)).toBe('correction-open')
    expect(whyNotSign({ ...both, signed: { byName: '', at: '', missing: null, attachmentId: 'a' as never } }, seats, null)).toBe('notes-signed')
  })
})

test('[N15] a screen of a terminal has at most four lines, and a long line one to itself; none is lost', () => {
  const line = (length: number, at: number): ShownLine => ({ id: String(at) as never, atMs: at, speaker: 'note', text: '字'.repeat(length) })
  const lines = [5, 5, 5, 5, 5, 300, 5, 60, 60].map(line)
  const pages = pagesOf(lines)
  expect(pages.map((page) => page.length)).toEqual([4, 1, 1, 2, 1])
  expect(pages.flat()).toEqual(lines)
})

test('[N16] a mediation has 调解笔录, any other talk 接谈记录', () => {
  expect((['peoples_mediation', 'police_mediation', 'consultation', 'petition', 'help_request'] as const).map(kindOfNotes)).toEqual(['mediation', 'mediation', 'talk', 'talk', 'talk'])
})
