import type { CaseId } from '#shared/cases/words.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import { yearsKept } from '#shared/papers/dossier-rules.ts'
import { may } from '#shared/papers/may.ts'
import { papersTexts } from '#shared/papers/texts.ts'
import type { Dossier, DossierId, Purpose, Section } from '#shared/papers/words.ts'
import { say } from '#shared/platform/say.ts'
import { dayOf } from '#shared/platform/time.ts'
import { insistOnCase } from '#server/cases/index.ts'
import { audit, type Context, insist, insistStaff } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { attachFile } from '#server/records/index.ts'
import { dossierWanted, papersChanged } from '../announcements.ts'
import { openBinder } from '../binding/binder.ts'
import { type Piece, piecesOf } from '../binding/leaves.ts'
import type { Leaf } from '../binding/worker.ts'
import { atHand, type CaseAtHand } from '../facts.ts'
import { type House, organOf } from '../house.ts'
import { pressPage } from '../press.ts'
import { refuse } from '../refuse.ts'
import { dayWords } from '../sheet.ts'
import { addDossier, loadDossier, loadDossiers, restartFailed, saveDossier, takeDossier } from '../store.ts'

/** Asks for a dossier. It is bound beside; one at a time for a case and purpose. */
export function askForDossier(ctx: Context, { caseId, purpose }: { caseId: CaseId; purpose: Purpose }): Promise<Dossier> {
  return inTransaction(ctx, async (ctx) => {
    await insistOnCase(ctx, caseId)
    insist(ctx, may(ctx.actor, 'bind', { readsCase: true }))
    const row = { id: ctx.newId<'dossier'>(), caseId, purpose, state: 'waiting' as const, gaps: [], askedBy: insistStaff(ctx).id, askedAt: ctx.now }
    // One that failed is begun again instead of waiting for the queue.
    const id = (await addDossier(ctx.db, row)) ? row.id : await restartFailed(ctx.db, caseId, purpose)
    if (id === null) throw refuse('binding-already')
    await audit(ctx, { verb: `bind for ${purpose}`, subject: 'case', subjectId: caseId })
    await announce(ctx, dossierWanted, { dossierId: id })
    await announce(ctx, papersChanged, { caseId })
    return (await loadDossier(ctx.db, id))!
  })
}

/** The dossiers of a case, and what one for the archive would lack if it were bound now. */
export async function listDossiers(ctx: Context, house: House, caseId: CaseId): Promise<{ dossiers: Dossier[]; gaps: Section[] }> {
  await insistOnCase(ctx, caseId)
  const { gaps } = await piecesOf(ctx, house, await atHand(ctx, caseId), 'archive')
  return { dossiers: await loadDossiers(ctx.db, caseId), gaps }
}

/** Binds a dossier that was asked for: every piece in its order, an index, page numbers, the gaps. What fails is told and tried again. Rules D1–D3. */
export async function bindDossier(ctx: Context, house: House, id: DossierId): Promise<void> {
  const asked = await loadDossier(ctx.db, id)
  if (!asked || !(await takeDossier(ctx.db, id))) return
  try {
    const hand = await atHand(ctx, asked.caseId)
    const { pieces, gaps } = await piecesOf(ctx, house, hand, asked.purpose)
    const tellOf = (done: number) => inTransaction(ctx, async (ctx) => {
      await saveDossier(ctx.db, id, { done, total: pieces.length })
      await announce(ctx, papersChanged, { caseId: asked.caseId })
    })
    const { pdf, pages } = await bindAll(ctx, house, hand, asked, pieces, gaps, tellOf)
    const name = `${say(papersTexts, 'zh', `purpose.${asked.purpose}`)} ${hand.facts.number}.pdf`
    await inTransaction(ctx, async (ctx) => {
      const filed = await attachFile(ctx, house.files, { caseId: asked.caseId, name, type: 'application/pdf', content: pdf, origin: 'dossier', sourceId: `dossier:${id}` })
      await saveDossier(ctx.db, id, { state: 'ready', done: pieces.length, total: pieces.length, pages, gaps, attachmentId: filed.id })
      await announce(ctx, papersChanged, { caseId: asked.caseId })
    })
  } catch (error) {
    await saveDossier(ctx.db, id, { state: 'failed' })
    await announce(ctx, papersChanged, { caseId: asked.caseId })
    throw error
  }
}

type Bound = { pdf: Buffer; pages: number }

async function bindAll(ctx: Pick<Context, 'now'>, house: House, hand: CaseAtHand, { purpose, askedByName }: Dossier, pieces: Piece[], gaps: Section[], tellOf: (done: number) => Promise<void>): Promise<Bound> {
  const leaves: (Leaf | null)[] = []
  for (const { leaf } of pieces) {
    if (leaves.length % 5 === 0) await tellOf(leaves.length)
    leaves.push(leaf ? await leaf() : null)
  }
  const binder = openBinder()
  try {
    const there = leaves.filter((leaf) => leaf !== null)
    const counted = await binder.count(there)
    const pagesOf = new Map(there.map((leaf, nth) => [leaf, counted[nth] ?? 0]))
    const count = counted.reduce((sum, pages) => sum + pages, 0)
    const words = wordsOf(house, hand, purpose, askedByName, ctx.now, count)
    const rows = rowsOf(pieces, leaves.map((leaf) => (leaf ? (pagesOf.get(leaf) ?? 0) : 0)))
    const [front, back, numbers] = await Promise.all([
      pressPage(house, 'dossier_front', { ...words, rows, gaps: gaps.map((section) => say(papersTexts, 'zh', `section.${section}`)), electronic: rows.some(({ pages }) => pages === '电子') }, ctx.now),
      pressPage(house, 'dossier_back', words, ctx.now), pressPage(house, 'dossier_numbers', { ...words, count }, ctx.now),
    ])
    return { pdf: await binder.bind({ title: `${words.title} ${hand.facts.number}`, at: ctx.now.getTime(), front, back, numbers, leaves: there.filter((leaf) => pagesOf.get(leaf)! > 0) }), pages: count }
  } finally {
    await binder.close()
  }
}

// Where each piece begins and ends; the cover and the index are not counted, as archives do it.
function rowsOf(pieces: readonly Piece[], pages: readonly number[]) {
  let before = 0
  return pieces.map(({ section, name, on, sha256 }, nth) => {
    const many = pages[nth] ?? 0
    const at = many === 0 ? '电子' : many === 1 ? `${before + 1}` : `${before + 1}–${before + many}`
    before += many
    return { nth: String(nth + 1), section: say(papersTexts, 'zh', `section.${section}`), name, on, pages: at, hash: sha256 }
  })
}

function wordsOf(house: House, { facts, file }: CaseAtHand, purpose: Purpose, boundBy: string, now: Date, count: number) {
  const names = (['applicant', 'respondent'] as const).map((side) => facts.parties.filter((party) => party.side === side).map(({ name }) => name).join('、')).filter(Boolean).join(' 与 ')
  return {
    title: purpose === 'archive' ? '卷　宗' : '司法确认卷宗', organ: organOf(house, 'rights_notice', file.track),
    facts: [['卷名', `${names} ${say(casesTexts, 'zh', `topic.${facts.topic}`)}`], ['卷号', facts.number], ['办理方式', say(casesTexts, 'zh', `track.${facts.track}`)], ['调解员', facts.host ?? facts.owner], ['调解日期', facts.metOn ? dayWords(facts.metOn, 'zh') : ''], ['立卷人', boundBy], ['立卷日期', dayWords(dayOf(now), 'zh')], ['保管期限', `${yearsKept(file.track)} 年`]],
    back: [['本卷页数', `${count} 页（不含封面、目录和本页）`], ['立卷人', boundBy], ['检查人', ''], ['日期', dayWords(dayOf(now), 'zh')], ['情况说明', '']],
  }
}
