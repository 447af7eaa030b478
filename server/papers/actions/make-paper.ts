import { canonical } from '#shared/agreements/rules.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { PaperFacts } from '#shared/papers/facts.ts'
import { isAboutOne, kinds } from '#shared/papers/kind-rules.ts'
import { may } from '#shared/papers/may.ts'
import { whyNoPaper } from '#shared/papers/rules.ts'
import { schemas } from '#shared/papers/schemas.ts'
import { papersTexts } from '#shared/papers/texts.ts'
import type { CasePaper, PaperFields, PaperKind } from '#shared/papers/words.ts'
import { type Language, say } from '#shared/platform/say.ts'
import { dayOf } from '#shared/platform/time.ts'
import { insistOnCase, nextNumber } from '#server/cases/index.ts'
import { audit, type Context, insist, insistStaff } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { sha256 } from '#server/platform/sealed.ts'
import { attachFile } from '#server/records/index.ts'
import { oralAgreementMade, papersChanged } from '../announcements.ts'
import { atHand, factsAbout } from '../facts.ts'
import type { House } from '../house.ts'
import { insistOnComplete, insistOnPrintable } from '../insist.ts'
import { press } from '../press.ts'
import { refuse, refuseInWords } from '../refuse.ts'
import { addPaper, loadPaper } from '../store.ts'

export type Making = { caseId: CaseId; kind: PaperKind; about: string | null; fields: PaperFields }

/** A paper as it would be. Nothing is kept, no number is taken; what is missing stays a line to write on. */
export async function lookAtPaper(ctx: Context, house: House, { language, ...making }: Making & { language: Language }): Promise<{ pdf: string }> {
  const facts = await factsFor(ctx, making)
  await audit(ctx, { verb: `look at ${making.kind}`, subject: 'case', subjectId: making.caseId })
  insistOnPrintable(facts, making.fields, house.press.missing)
  const pdf = await press(house, { kind: making.kind, number: null, facts, fields: making.fields, contentHash: null, at: ctx.now, language })
  return { pdf: pdf.toString('base64') }
}

/** Presses a paper from what the case knows and what was typed, numbers it, and files it on the case. A number is only taken by a paper that stands. Rules W1–W5. */
export async function makePaper(ctx: Context, house: House, making: Making): Promise<CasePaper> {
  const { caseId, kind, about } = making
  const facts = await factsFor(ctx, making)
  insistOnComplete(kind, facts, making.fields)
  const fields = schemas[kind].parse(making.fields)
  insistOnPrintable(facts, fields, house.press.missing)
  return inTransaction(ctx, async (ctx) => {
    const id = ctx.newId<'case_paper'>()
    const number = await numberFor(ctx, house, kind)
    const contentHash = sha256(canonical({ id, kind, number, facts, fields })).toString('hex')
    const content = await press(house, { kind, number, facts, fields, contentHash, at: ctx.now, language: 'zh' })
    const filed = await attachFile(ctx, house.files, { caseId, name: `${[say(papersTexts, 'zh', `kind.${kind}`), number].filter(Boolean).join(' ')}.pdf`, type: 'application/pdf', content, origin: 'paper', sourceId: `paper:${id}` })
    await addPaper(ctx.db, { id, caseId, kind, number, about, facts, fields, contentHash, attachmentId: filed.id, madeBy: insistStaff(ctx).id, madeAt: ctx.now })
    await audit(ctx, { verb: `make ${kind}`, subject: 'paper', subjectId: id })
    if (kind === 'oral_agreement') await announce(ctx, oralAgreementMade, { caseId, paperId: id })
    await announce(ctx, papersChanged, { caseId })
    return (await loadPaper(ctx.db, id))!
  })
}

async function factsFor(ctx: Context, { caseId, kind, about }: Making): Promise<PaperFacts> {
  await insistOnCase(ctx, caseId)
  insist(ctx, may(ctx.actor, 'make', { readsCase: true }))
  const hand = await atHand(ctx, caseId)
  const why = whyNoPaper(kind, hand.rule)
  if (why) throw refuseInWords('conflict', 'paper-not-now', { why: [`why.${why}`] })
  const chosen = kinds[kind].about
  if (!isAboutOne(chosen)) return hand.facts
  const facts = about === null ? null : factsAbout(hand, about)
  if (!facts || { power: facts.power, 'follow-up': facts.followUp, ended: facts.ended }[chosen] === null) throw refuse('paper-about-missing')
  return facts
}

// 青禾信受字〔2026〕第0001号
async function numberFor(ctx: Context, { mark }: House, kind: PaperKind): Promise<string | null> {
  if (kinds[kind].mark === null) return null
  const series = `${mark}${kinds[kind].mark}〔${dayOf(ctx.now).slice(0, 4)}〕`
  return `${series}第${String(await nextNumber(ctx, series)).padStart(4, '0')}号`
}
