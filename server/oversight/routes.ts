import { implement } from '@orpc/server'
import { oversightContract } from '#shared/oversight/contract.ts'
import type { Context } from '#server/people/index.ts'
import { forecastTomorrow } from './actions/forecast-tomorrow.ts'
import { listRisks } from './actions/list-risks.ts'
import { readBoard } from './actions/read-board.ts'
import { readLoad } from './actions/read-load.ts'
import { readStandings } from './actions/read-standings.ts'

const os = implement(oversightContract).$context<Context>()

/** HTTP in for the oversight chapter. */
export const oversightRoutes = {
  board: os.board.handler(({ input, context }) => readBoard(context, input)),
  load: os.load.handler(({ input, context }) => readLoad(context, input)),
  risks: os.risks.handler(({ context }) => listRisks(context)),
  standings: os.standings.handler(({ context }) => readStandings(context)),
  forecast: os.forecast.handler(({ context }) => forecastTomorrow(context)),
}
