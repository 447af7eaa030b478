import type { CaseId } from '#shared/cases/words.ts'
import { kinds } from '#shared/papers/kind-rules.ts'
import { may } from '#shared/papers/may.ts'
import { whyNoPaper } from '#shared/papers/rules.ts'
import { paperKinds, type PaperOffer } from '#shared/papers/words.ts'
import { insistOnCase } from '#server/cases/index.ts'
import { audit, type Context } from '#server/people/index.ts'
import { atHand, type CaseAtHand, isEnded } from '../facts.ts'
import type { House } from '../house.ts'
import { missingOf } from '../insist.ts'
import { knownFields } from '../known-fields.ts'
import { loadPapers } from '../store.ts'

/** Every kind of paper of a case: whether it may be made now, what is known for it, what is missing, and what was made. Rules W1, W2. */
export async function listPapers(ctx: Context, house: House, caseId: CaseId): Promise<{ papers: PaperOffer[]; mayMake: boolean; mayBind: boolean }> {
  await insistOnCase(ctx, caseId)
  const [hand, made] = [await atHand(ctx, caseId), await loadPapers(ctx.db, caseId)]
  await audit(ctx, { verb: 'list papers', subject: 'case', subjectId: caseId })
  const papers = paperKinds.map((kind): PaperOffer => ({
    kind, why: whyNoPaper(kind, hand.rule), about: choicesOf(kind, hand), known: knownFields(kind, hand.facts, house), missing: missingOf(kind, hand.facts), made: made.filter((paper) => paper.kind === kind),
  }))
  return { papers, mayMake: may(ctx.actor, 'make', { readsCase: true }), mayBind: may(ctx.actor, 'bind', { readsCase: true }) }
}

function choicesOf(kind: PaperOffer['kind'], { powers, followUps, agreements }: CaseAtHand): PaperOffer['about'] {
  switch (kinds[kind].about) {
    case 'power': return powers.map(({ id, agentName, relation }) => ({ id, name: `${agentName}（${relation}）` }))
    case 'follow-up': return followUps.map(({ id, promise, dueOn }) => ({ id, name: `${dueOn} ${promise}` }))
    case 'ended': return agreements.filter(isEnded).map(({ id, number }) => ({ id, name: number }))
    case 'agreement':
    case 'case': return []
  }
}
