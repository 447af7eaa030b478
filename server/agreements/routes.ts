import { implement } from '@orpc/server'
import { agreementsContract } from '#shared/agreements/contract.ts'
import type { Deps } from '#server/deps.ts'
import type { Context } from '#server/people/index.ts'
import { amendAgreement } from './actions/amend-agreement.ts'
import { answerAssent, sayAssent } from './actions/answer-assent.ts'
import { answerClause } from './actions/answer-clause.ts'
import { chooseWay, nameWitness } from './actions/choose-way.ts'
import { draftAgreement } from './actions/draft-agreement.ts'
import { editAgreement, showAgreement, withdrawAgreement } from './actions/edit-agreement.ts'
import { pressOf } from './actions/seal-agreement.ts'
import { endAgreement } from './actions/end-agreement.ts'
import { hearAssent } from './actions/hear-assent.ts'
import { openForSigning } from './actions/open-for-signing.ts'
import { readAgreement, readOfCase, readOfSession, readUnprintable } from './actions/read-agreements.ts'
import { signAgreement } from './actions/sign-agreement.ts'
import { printDraft, signOnPaper } from './actions/sign-on-paper.ts'
import { verifyFile } from './actions/verify-file.ts'
import { verifyPaper } from './actions/verify-paper.ts'
import { readCodes } from './scan/read-codes.ts'

const os = implement(agreementsContract).$context<Context>()

/** Whose seals a county's agreements carry. */
const organsOf = (county: string) => ({ committee: `${county}人民调解委员会`, police: `${county}公安局`, traffic_police: `${county}公安局交通警察大队` })

/** HTTP in for the agreements chapter. */
export function makeAgreementsRoutes(deps: Pick<Deps, 'config' | 'files'>) {
  const house = { mark: deps.config.LIANXIN_CASE_MARK, ...organsOf(deps.config.COUNTY.zh) }
  const { papers, seal, files, verifyAt } = pressOf(deps)
  return {
    draft: os.draft.handler(({ input, context }) => draftAgreement(context, house, input.sessionId)),
    edit: os.edit.handler(({ input, context }) => editAgreement(context, input)),
    unprintable: os.unprintable.handler(({ input, context }) => readUnprintable(context, papers, input)),
    show: os.show.handler(({ input, context }) => showAgreement(context, input)),
    openForSigning: os.openForSigning.handler(({ input, context }) => openForSigning(context, papers, input)),
    answerClause: os.answerClause.handler(({ input, context }) => answerClause(context, input)),
    chooseWay: os.chooseWay.handler(({ input, context }) => chooseWay(context, input)),
    nameWitness: os.nameWitness.handler(({ input, context }) => nameWitness(context, input)),
    answerAssent: os.answerAssent.handler(({ input, context }) => answerAssent(context, files, input)),
    sayAssent: os.sayAssent.handler(({ input, context }) => sayAssent(context, input)),
    hearAssent: os.hearAssent.handler(({ input, context }) => hearAssent(context, files, input)),
    sign: os.sign.handler(({ input, context }) => signAgreement(context, input)),
    printDraft: os.printDraft.handler(({ input, context }) => printDraft(context, papers, verifyAt, input.agreementId)),
    signOnPaper: os.signOnPaper.handler(({ input, context }) => signOnPaper(context, { files, readCodes }, input)),
    withdraw: os.withdraw.handler(({ input, context }) => withdrawAgreement(context, input)),
    amend: os.amend.handler(({ input, context }) => amendAgreement(context, input)),
    end: os.end.handler(({ input, context }) => endAgreement(context, input)),
    get: os.get.handler(({ input, context }) => readAgreement(context, input.agreementId)),
    ofSession: os.ofSession.handler(({ input, context }) => readOfSession(context, input.sessionId)),
    verify: os.verify.handler(({ input, context }) => verifyPaper(context, input.fingerprint)),
    verifyFile: os.verifyFile.handler(({ input, context }) => verifyFile(context, seal, input.pdf)),
    ofCase: os.ofCase.handler(({ input, context }) => readOfCase(context, input.caseId)),
  }
}
