import type { Deps } from '#server/deps.ts'
import { type Listener, tell } from '#server/platform/outbox.ts'
import { caseRooms, sessionRooms } from '#server/records/index.ts'
import { pressOf, sealAgreement } from './actions/seal-agreement.ts'
import { agreementChanged, agreementSigned } from './announcements.ts'

/** Everybody in the session and on the case looks again; the seal is put on the moment everybody has signed. */
export const tellAgreements = (deps: Deps): Listener[] => [
  tell(agreementChanged, async ({ agreementId, sessionId, caseId }) => { deps.lines.to([...(await sessionRooms(deps, sessionId)), ...(await caseRooms(deps, caseId))]).emit('changed', { chapter: 'agreements', id: agreementId }) }),
  // NOTE: this saves the villagers half a second of waiting for the queue. The queue's own line in flow.ts is what makes sure.
  tell(agreementSigned, ({ agreementId }) => sealAgreement(deps.asSystem('paper'), pressOf(deps), agreementId)),
]
