import { implement } from '@orpc/server'
import { sessionsContract } from '#shared/sessions/contract.ts'
import type { Context } from '#server/people/index.ts'
import { inviteStaff } from './actions/give-seat.ts'
import { listComing, listOfCase, readSession } from './actions/list-sessions.ts'
import { summonExpert } from './actions/summon-expert.ts'
import { listLost, phoneLost } from './live/lost.ts'
import type { Tables } from './live/tables.ts'
import { routerCapabilities } from './media/codecs.ts'

const os = implement(sessionsContract).$context<Context>()

/** HTTP in: one line each. What is at a table just now is added to what the database knows. */
export const makeSessionsRoutes = ({ tables }: { tables: Tables }) => ({
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
})
