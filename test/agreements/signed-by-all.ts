import { expect } from 'vitest'
import { signerKey } from '#shared/agreements/rules.ts'
import type { Agreement, Term } from '#shared/agreements/words.ts'
import { draftAgreement } from '#server/agreements/actions/draft-agreement.ts'
import { editAgreement } from '#server/agreements/actions/edit-agreement.ts'
import { openForSigning } from '#server/agreements/actions/open-for-signing.ts'
import { signAgreement } from '#server/agreements/actions/sign-agreement.ts'
import type { PaperMaker } from '#server/agreements/paper/make-paper.ts'
import type { Db } from '#server/platform/db.ts'
import { aContext } from '#test/helpers/a-context.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { agreedToAll } from './agreed-to-all.ts'
import { anInk } from './an-ink.ts'

const terms: Term[] = [
  { who: 'respondent', what: '把田坎恢复到土地承包经营权证所附图的位置 *不是粗体* $x$', amountFen: null, dueOn: '2026-10-20', place: '双溪村3组' },
  { who: 'respondent', what: '赔偿甲方青苗损失', amountFen: 186_000, dueOn: '2026-10-10', place: null },
]

/** An agreement that everybody has signed, not sealed yet; in a session of its own, or `there`. */
export async function signedByAll(db: Db, papers: PaperMaker, { applicants = ['覃𠅤䶮', '阿依·努尔古丽'], respondents = ['<script>alert(1)</script>', '#panic("x")'], facts = '2026年3月，乙方翻修田坎。\n经测量，占地约5平方米。', there }: { applicants?: string[]; respondents?: string[]; facts?: string; there?: LiveSession } = {}): Promise<Agreement> {
  const { sessionId, host, terminals } = there ?? (await aLiveSession(db, { applicants, respondents }))
  const as = (actor: Parameters<typeof aContext>[1]) => aContext(db, actor)
  const drafted = await draftAgreement(as({ actor: host }), { mark: '测试', committee: '测试县人民调解委员会', police: '局', traffic_police: '队' }, sessionId)
  const edited = await editAgreement(as({ actor: host }), { agreementId: drafted.id, version: 1, facts, issues: '田坎的位置，青苗怎么赔。', terms })
  let agreement = await openForSigning(as({ actor: host }), papers, { agreementId: drafted.id, version: edited.version })
  await agreedToAll(db, agreement, terminals)
  for (const [at, signer] of agreement.signers.entries()) {
    const actor = signer.kind === 'mediator' ? host : terminals[signer.side]
    agreement = await signAgreement(as({ actor }), { agreementId: agreement.id, contentHash: agreement.contentHash, signerKey: signerKey(signer), ink: anInk(at) })
  }
  expect(agreement.status).toBe('sealing')
  return agreement
}
