import { describe, expect, test } from 'vitest'
import { type Candidate, chooseExpert } from '#server/sessions/rules/choose-expert.ts'
import { anId } from '#test/helpers/a-context.ts'

const one = (given: Partial<Candidate> = {}): Candidate => ({ id: anId<'staff'>(), role: 'expert', recused: false, onDuty: true, busy: false, ...given })

describe('[S31] whom the host asks for by a skill', () => {
  test('is on duty, free and unbound, an expert before an officer', () => {
    const officer = one({ role: 'officer' })
    const free = one()
    expect(chooseExpert([officer, one({ recused: true }), one({ onDuty: false }), one({ busy: true }), free])).toEqual({ chosen: free.id })
    expect(chooseExpert([one({ busy: true }), officer])).toEqual({ chosen: officer.id })
  })

  test('is nobody where something stands in the way of each, and the host is told what did last', () => {
    expect(chooseExpert([])).toEqual({ missing: 'nobody' })
    expect(chooseExpert([one({ recused: true })])).toEqual({ missing: 'recused' })
    expect(chooseExpert([one({ recused: true }), one({ onDuty: false })])).toEqual({ missing: 'off' })
    expect(chooseExpert([one({ onDuty: false }), one({ busy: true })])).toEqual({ missing: 'busy' })
  })
})
