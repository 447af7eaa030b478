import { implement } from '@orpc/server'
import { casesContract } from '#shared/cases/contract.ts'
import type { Context } from '#server/people/index.ts'
import { listCases } from './actions/list-cases.ts'
import { openCaseFile } from './actions/open-case-file.ts'

const os = implement(casesContract).$context<Context>()

/** What the client may ask of the cases chapter. */
export const casesRoutes = {
  list: os.list.handler(({ input, context }) => listCases(context, input)),
  open: os.open.handler(({ input, context }) => openCaseFile(context, input.caseId)),
}
