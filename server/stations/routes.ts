import { implement } from '@orpc/server'
import { stationsContract } from '#shared/stations/contract.ts'
import { may } from '#shared/stations/may.ts'
import { type Context, insist } from '#server/people/index.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { approveEnrolment } from './actions/approve-enrolment.ts'
import { askEnrolment } from './actions/ask-enrolment.ts'
import { claimEnrolment } from './actions/claim-enrolment.ts'
import { keepStation } from './actions/keep-station.ts'
import { endOutage, listOutages, reportOutage } from './actions/keep-outage.ts'
import { askSelfTest } from './actions/keep-self-test.ts'
import { listLights, listSelfTests } from './actions/list-lights.ts'
import { readSettings, settleTerminal } from './actions/settle-terminal.ts'
import { renameTerminal, revokeTerminal } from './actions/keep-terminal.ts'
import { loadRooms, loadStation, loadStations, loadTerminals } from './store.ts'

const os = implement(stationsContract).$context<Context>()

/** HTTP in for the stations chapter. */
export const stationsRoutes = {
  list: os.list.handler(async ({ context }) => {
    insist(context, context.actor.kind !== 'guest' && context.actor.kind !== 'visitor')
    return (await loadStations(context.db)).filter(({ id }) => may(context.actor, 'read-stations', id))
  }),
  open: os.open.handler(({ input, context }) => openStation(context, input.stationId)),
  terminals: os.terminals.handler(async ({ context }) => {
    const { db, actor, now } = context
    insist(context, actor.kind === 'staff' && may(actor, 'read-terminals', actor.unitId))
    return loadTerminals(db, actor.kind === 'staff' && actor.role === 'clerk' ? actor.unitId : null, now)
  }),
  askEnrolment: os.askEnrolment.handler(({ context }) => askEnrolment(context)),
  approveEnrolment: os.approveEnrolment.handler(({ input, context }) => approveEnrolment(context, input)),
  claimEnrolment: os.claimEnrolment.handler(({ input, context }) => claimEnrolment(context, input)),
  revoke: os.revoke.handler(({ input, context }) => revokeTerminal(context, input.terminalId)),
  rename: os.rename.handler(({ input, context }) => renameTerminal(context, input.terminalId, input.name)),
  selfTests: os.selfTests.handler(({ context }) => listSelfTests(context)),
  askSelfTest: os.askSelfTest.handler(({ input, context }) => askSelfTest(context, input.terminalId)),
  settings: os.settings.handler(({ input, context }) => readSettings(context, input.terminalId)),
  settle: os.settle.handler(({ input, context }) => settleTerminal(context, input)),
  lights: os.lights.handler(({ context }) => listLights(context)),
  outages: os.outages.handler(({ context }) => listOutages(context)),
  reportOutage: os.reportOutage.handler(({ input, context }) => reportOutage(context, input)),
  endOutage: os.endOutage.handler(({ input, context }) => endOutage(context, input.outageId)),
  keepStation: os.keepStation.handler(({ input, context }) => keepStation(context, input)),
}

async function openStation(ctx: Context, id: Parameters<typeof loadStation>[1]) {
  insist(ctx, may(ctx.actor, 'read-stations', id))
  const station = await loadStation(ctx.db, id)
  if (!station) throw refusePlainly('not-found')
  const terminals = may(ctx.actor, 'read-terminals', id) ? await loadTerminals(ctx.db, id, ctx.now) : []
  return { station, rooms: await loadRooms(ctx.db, id), terminals }
}
