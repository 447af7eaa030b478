import { may, maySignAs } from '#shared/agreements/may.ts'
import { signerKey } from '#shared/agreements/rules.ts'
import { agreementsAsks } from '#shared/agreements/signals.ts'
import type { Deps } from '#server/deps.ts'
import type { Asking } from '#server/people/index.ts'
import { answer, type Line } from '#server/platform/sockets.ts'
import { roomsOfSeats } from '#server/records/index.ts'
import { openAgreement } from './place.ts'
import { refuse } from './refuse.ts'

/** What a connected client may ask of the agreements chapter: to let the others see its ink while it is wet. */
export function answerAgreements(line: Line<Asking>, { contextFor, log }: Pick<Deps, 'contextFor' | 'log'>): void {
  answer(line, 'agreements:stroke', agreementsAsks['agreements:stroke'], async (wet) => {
    const { agreement, place } = await openAgreement(contextFor(line.data.who), wet.agreementId)
    const signer = agreement.signers.find((one) => signerKey(one) === wet.signerKey)
    if (!signer || !maySignAs(line.data.who, signer, place.sitting)) throw refuse('not-your-signature')
    if (!may(line.data.who, 'stroke', place)) throw refuse('not-for-signing')
    line.to(roomsOfSeats(place.session)).emit('agreements:stroke', wet)
    return null
  }, log)
}
