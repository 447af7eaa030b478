import { implement } from '@orpc/server'
import { papersContract } from '#shared/papers/contract.ts'
import type { Deps } from '#server/deps.ts'
import type { Context } from '#server/people/index.ts'
import { listPapers } from './actions/list-papers.ts'
import { lookAtPaper, makePaper } from './actions/make-paper.ts'
import { readingCopy, verifyPaper } from './actions/read-paper.ts'
import { houseOf } from './house.ts'

const os = implement(papersContract).$context<Context>()

/** HTTP in for the papers chapter. */
export function makePapersRoutes(deps: Pick<Deps, 'config' | 'files'>) {
  const house = houseOf(deps)
  return {
    ofCase: os.ofCase.handler(({ input, context }) => listPapers(context, house, input.caseId)),
    look: os.look.handler(({ input, context }) => lookAtPaper(context, house, input)),
    make: os.make.handler(({ input, context }) => makePaper(context, house, input)),
    readingCopy: os.readingCopy.handler(({ input, context }) => readingCopy(context, house, input.paperId)),
    verify: os.verify.handler(({ input, context }) => verifyPaper(context, input.fingerprint)),
  }
}
