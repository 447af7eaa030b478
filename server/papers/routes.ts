import { implement } from '@orpc/server'
import { papersContract } from '#shared/papers/contract.ts'
import type { Deps } from '#server/deps.ts'
import type { Context } from '#server/people/index.ts'
import { askForDossier, listDossiers } from './actions/bind-dossier.ts'
import { keepAnswer, keepConsent, keepSent, readConfirmation } from './actions/keep-confirmation.ts'
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
    confirmation: os.confirmation.handler(({ input, context }) => readConfirmation(context, input.caseId)),
    consent: os.consent.handler(({ input, context }) => keepConsent(context, input)),
    sent: os.sent.handler(({ input, context }) => keepSent(context, input)),
    answered: os.answered.handler(({ input, context }) => keepAnswer(context, input)),
    bindDossier: os.bindDossier.handler(({ input, context }) => askForDossier(context, input)),
    dossiers: os.dossiers.handler(({ input, context }) => listDossiers(context, house, input.caseId)),
  }
}
