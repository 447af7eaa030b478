import { longest } from '#shared/agreements/rules.ts'
import { may } from '#shared/agreements/may.ts'
import { formFor, formWords, type FormWords } from '#shared/agreements/form-rules.ts'
import type { Agreement, AgreementContent, Form } from '#shared/agreements/words.ts'
import type { CaseSummary } from '#shared/cases/words.ts'
import { dayOf } from '#shared/platform/time.ts'
import type { Session, SessionId } from '#shared/sessions/words.ts'
import { loadCase, nextNumber, noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context, insist, loadStaff } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { databaseError } from '#server/platform/db.ts'
import { announce } from '#server/platform/outbox.ts'
import { loadLines } from '#server/records/index.ts'
import { agreementChanged } from '../announcements.ts'
import { factsFrom, hashOf, partiesOf } from '../content.ts'
import { placeOf } from '../place.ts'
import { refuse } from '../refuse.ts'
import { addAgreement, loadAgreement } from '../store.ts'

/** The county as its papers name it: the mark in numbers (青禾), and whose seal is on which of them. */
export type House = { mark: string } & Record<FormWords['organ'], string>

/** Begins an agreement from what the case and the notes already know. It has its number from now on, without gaps, even if it is withdrawn. */
export async function draftAgreement(ctx: Context, house: House, sessionId: SessionId): Promise<Agreement> {
  const place = await placeOf(ctx, sessionId, null)
  insist(ctx, may(ctx.actor, 'write', place))
  const { session } = place
  if (session.startedAt === null) throw refuse('session-not-started')
  const file = await loadCase(ctx.db, session.caseId)
  const form = file && formFor(file)
  if (!form) throw refuse('track-wrong')
  try {
    return await inTransaction(ctx, (ctx) => begin(ctx, house, session, file, form))
  } catch (error) {
    if (databaseError(error)?.constraint_name === 'agreement_one_open') throw refuse('agreement-exists')
    throw error
  }
}

async function begin(ctx: Context, house: House, session: Session, file: CaseSummary, form: Form): Promise<Agreement> {
  const { id: sessionId, caseId } = session
  const [parties, lines, mediator] = await Promise.all([partiesOf(ctx.db, caseId), loadLines(ctx.db, sessionId), mediatorOf(ctx, session)])
  const content: AgreementContent = {
    form, number: await numberFor(ctx, house, form), caseNumber: file.number, committee: house[formWords[form].organ],
    parties, mediator, facts: factsFrom(form, file.summary, lines, longest.facts), issues: '', terms: [], copies: parties.length + 1,
  }
  const id = ctx.newId<'agreement'>()
  await addAgreement(ctx.db, { id, caseId, sessionId, content, contentHash: hashOf(content), draftedBy: draftedBy(ctx), draftedAt: ctx.now })
  await noteOnTimeline(ctx, { caseId, what: 'agreement-drafted', values: { number: content.number }, chapter: 'agreements', refId: id })
  await audit(ctx, { verb: 'draft', subject: 'agreement', subjectId: id })
  await announce(ctx, agreementChanged, { agreementId: id, sessionId, caseId })
  return (await loadAgreement(ctx.db, id))!
}

// 青禾人调字〔2026〕第0001号
async function numberFor(ctx: Context, { mark }: House, form: Form): Promise<string> {
  const series = `${mark}${formWords[form].mark}〔${dayOf(ctx.now).slice(0, 4)}〕`
  return `${series}第${String(await nextNumber(ctx, series)).padStart(4, '0')}号`
}

/** The mediator is who hosts the session. */
export async function mediatorOf(ctx: Context, session: Session): Promise<AgreementContent['mediator']> {
  const host = session.seats.find(({ role, holder }) => role === 'host' && holder.kind === 'staff')
  const [found] = host?.holder.kind === 'staff' ? await loadStaff(ctx.db, [host.holder.id]) : []
  if (!found) throw new Error(`session ${session.id} has no host`)
  return { staffId: found.id, name: found.name }
}

function draftedBy(ctx: Context) {
  if (ctx.actor.kind !== 'staff') throw refuse('not-for-signing')
  return ctx.actor.id
}
