import { implement } from '@orpc/server'
import { sessionsContract } from '#shared/sessions/contract.ts'
import type { Context } from '#server/people/index.ts'
import { listGuestLinks, makeGuestLink, revokeGuestLink } from './actions/guest-links.ts'
import { inviteStaff } from './actions/give-seat.ts'
import { listComing, listOfCase, readSession } from './actions/list-sessions.ts'
import { openGuestLink } from './actions/open-guest-link.ts'
import { summonExpert } from './actions/summon-expert.ts'
import type { Deps } from '#server/deps.ts'
import { listLost, phoneLost } from './live/lost.ts'
import type { Tables } from './live/tables.ts'
import { routerCapabilities } from './media/codecs.ts'

const os = implement(sessionsContract).$context<Context>()

/** HTTP in: one line each. What is at a table just now is added to what the database knows. */
export const makeSessionsRoutes = ({ tables }: { tables: Tables }, { lines, publicUrl }: { lines: Deps['lines']; publicUrl: string }) => ({
  mediaCapabilities: os.mediaCapabilities.handler(() => ({ rtpCapabilities: routerCapabilities as never })),
  coming: os.coming.handler(async ({ context }) => Promise.all((await listComing(context)).map((session) => tables.asItIs(session)))),
  read: os.read.handler(async ({ input, context }) => tables.asItIs(await readSession(context, input))),
  lost: os.lost.handler(({ input, context }) => listLost(tables, context, input)),
  lostPhone: os.lostPhone.handler(async ({ input, context }) => ({ phone: await phoneLost(tables, context, input) })),
  ofCase: os.ofCase.handler(async ({ input, context }) => Promise.all((await listOfCase(context, input)).map((session) => tables.asItIs(session)))),
  invite: os.invite.handler(async ({ input, context }) => {
    const session = await inviteStaff(context, input)
    ;(await tables.known(session.id))?.renew(session)
    return tables.asItIs(session)
  }),
  summon: os.summon.handler(async ({ input, context }) => {
    const { session, summoned } = await summonExpert(context, input)
    ;(await tables.known(session.id))?.renew(session)
    return summoned
  }),
  makeGuestLink: os.makeGuestLink.handler(async ({ input, context }) => {
    const { session, link, token } = await makeGuestLink(context, input)
    ;(await tables.known(session.id))?.renew(session)
    // NOTE: behind the mark of the address, which a browser keeps to itself: it is in no log on the way.
    return { link, address: `${publicUrl}/guest#${token}` }
  }),
  guestLinks: os.guestLinks.handler(({ input, context }) => listGuestLinks(context, input.sessionId)),
  revokeGuestLink: os.revokeGuestLink.handler(async ({ input, context }) => {
    const link = await revokeGuestLink(context, input)
    const table = await tables.known(input.sessionId)
    table?.change(input.seatId, { admitted: false })
    await table?.rise(input.seatId)
    lines.in(`visitor:${input.seatId}`).disconnectSockets(true)
    return link
  }),
  openGuestLink: os.openGuestLink.handler(({ input, context }) => openGuestLink(context, input)),
})
