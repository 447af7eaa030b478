import { mayMoveCase } from '#shared/cases/may.ts'
import { mayGo, type MoveKind, moveKind, nextStages, type Stage, statusOf } from '#shared/cases/stages.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import type { CaseId, CaseSummary, Track } from '#shared/cases/words.ts'
import { say } from '#shared/platform/say.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { caseChanged } from '../announcements.ts'
import { refuse, refuseInWords } from '../refuse.ts'
import { type HeldCase, holdCase, loadSummary, saveMove } from '../store.ts'
import { turnClocks } from '../turn-clocks.ts'
import { insistOnCase } from './open-case-file.ts'
import { noteOnTimeline } from './note-on-timeline.ts'

type Moving = { caseId: CaseId; to: Stage; reason: string }

/** Takes a case one step along its track. Who, when and why stand on its timeline. `kind`: closing and reopening come from the follow-ups, extending from the deadlines. Rules C1, C7. */
export function moveCase(ctx: Context, moving: Moving, kind: MoveKind = 'step'): Promise<CaseSummary> {
  return inTransaction(ctx, async (ctx) => {
    const held = await holdToMove(ctx, moving.caseId)
    insistOnMove(held, moving.to, kind)
    const by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
    if (kind === 'reopen' && held.closedBy !== null && held.closedBy === by) throw refuse('same-reviewer')
    await goTo(ctx, held, moving.to, { what: 'case-moved', values: { reason: moving.reason } })
    await audit(ctx, { verb: `move to ${moving.to}`, subject: 'case', subjectId: held.id })
    return (await loadSummary(ctx.db, held.id))!
  })
}

/** Locks a case for whoever may take it along its track. */
export async function holdToMove(ctx: Context, caseId: CaseId): Promise<HeldCase> {
  await insistOnCase(ctx, caseId)
  const held = await holdCase(ctx.db, caseId)
  if (!held) throw refuse('case-not-found')
  insist(ctx, mayMoveCase(ctx.actor, held))
  return held
}

/** Writes down the step of a case that is held, and turns its clocks. */
export async function goTo(ctx: Context, held: HeldCase, to: Stage, { what, values }: { what: string; values: Record<string, string> }): Promise<void> {
  const kind = moveKind(held.stage, to)
  const status = statusOf(to)
  const by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  await saveMove(ctx.db, held.id, { stage: to, status, ...(status === 'closed' ? { closedBy: by } : {}), ...(kind === 'reopen' ? { reopenCount: held.reopenCount + 1 } : {}) })
  await turnClocks(ctx, { caseId: held.id, track: held.track, from: held.stage, to })
  await noteOnTimeline(ctx, { caseId: held.id, what, values: { ...values, before: held.stage, stage: to }, chapter: 'cases', refId: held.id })
  await announce(ctx, caseChanged, { caseId: held.id })
}

function insistOnMove({ track, stage }: HeldCase, to: Stage, asked: MoveKind): void {
  if (!mayGo(track, stage, to)) throw whyNot(track, stage, to)
  const kind = moveKind(stage, to)
  if (kind === asked) return
  throw refuse(kind === 'extend' ? 'extend-elsewhere' : 'close-elsewhere')
}

function whyNot(track: Track, from: Stage, to: Stage) {
  const next = nextStages(track, from)
  return refuseInWords(next.length === 0 ? 'over-for-good' : 'no-such-move', (language) => {
    const name = (stage: Stage) => say(casesTexts, language, `stage.${stage}`)
    return { from: name(from), to: name(to), next: next.map(name).join(language === 'zh' ? '、' : ', ') }
  })
}
