import type { Signed } from '#server/agreements/paper/paper-of.ts'
import { partsOf } from '#shared/agreements/clauses.ts'
import { sides } from '#shared/cases/words.ts'
import { signerKey, signersOf } from '#shared/agreements/rules.ts'
import type { AgreementContent, AgreementParty } from '#shared/agreements/words.ts'
import type { PartyId, StaffId } from '#shared/people/words.ts'
import { anInk } from './an-ink.ts'

const party = (partyId: string, side: AgreementParty['side'], name: string): AgreementParty => ({ partyId: partyId as PartyId, side, name, sex: 'male', age: 66, idNumberMasked: '990101********001X', address: '双溪口镇双溪村3组', guardian: null, stationId: null })

/** A paper that both sides and the mediator have signed, ready to be printed: no database needed. */
export function aSignedPaper(): Signed {
  const content: AgreementContent = {
    form: 'peoples_agreement/1', number: '青禾人调字〔2026〕第0001号', caseNumber: '青禾调〔2026〕0007号', committee: '青禾县人民调解委员会',
    parties: [party('a', 'applicant', '覃福来'), party('b', 'respondent', '余桂花')], mediator: { staffId: 'm' as StaffId, name: '陈向阳' },
    facts: '乙方修田坎时把分界的旧石墙向甲方一侧移动了四十厘米。', issues: '田坎恢复到哪里。', copies: 3,
    terms: [{ who: 'respondent', what: '支付工钱', amountFen: 300_000, dueOn: null, place: null, instalments: [{ amountFen: 100_000, dueOn: '2026-10-01' }, { amountFen: 200_000, dueOn: '2026-11-01' }] }],
  }
  const signatures = signersOf(content).map((signer, at) => ({ signerKey: signerKey(signer), signer, signedAt: '2026-09-18T01:12:00.000Z', where: '双溪口 · 视频室 1', way: 'finger' as const, ink: anInk(at), witness: null, scan: null }))
  const ways = content.parties.map(({ partyId }) => ({ partyId, way: 'finger' as const, chosenAt: '2026-09-18T01:11:00.000Z' }))
  const answers = sides.flatMap((side) => partsOf(content, 'zh').map(({ key }) => ({ side, clause: key, answer: 'agree' as const, answeredAt: '2026-09-18T01:10:00.000Z' })))
  return { content, contentHash: 'ab12'.repeat(16), version: 3, cancelled: 1, signatures, ways, answers, assents: [], sealedAt: new Date('2026-09-18T01:12:00Z'), verifyAt: 'https://bridge.example.cn/verify/ab12ab12ab12ab12ab12ab12ab12ab12', seal: { subject: 'CN=测试印章', sha256: 'cd'.repeat(32), selfMade: true } }
}
