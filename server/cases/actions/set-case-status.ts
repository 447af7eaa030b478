import type { CaseId, CaseStatus } from '#shared/cases/words.ts'
import type { Context } from '#server/people/index.ts'
import { saveStatus } from '../store.ts'

/** Sets how a case stands, because a later chapter has brought it there (an agreement took effect, everything is done). */
export const setCaseStatus = (ctx: Pick<Context, 'db'>, id: CaseId, status: CaseStatus): Promise<void> => saveStatus(ctx.db, id, status)
