import { agreementsContract } from './agreements/contract.ts'
import { appointmentsContract } from './appointments/contract.ts'
import { calendarContract } from './calendar/contract.ts'
import { casesContract } from './cases/contract.ts'
import { followupsContract } from './followups/contract.ts'
import { noticesContract } from './notices/contract.ts'
import { oversightContract } from './oversight/contract.ts'
import { papersContract } from './papers/contract.ts'
import { peopleContract } from './people/contract.ts'
import { recordsContract } from './records/contract.ts'
import { sessionsContract } from './sessions/contract.ts'
import { stationsContract } from './stations/contract.ts'

/** Everything the client may ask over HTTP, in story order; also the source of the OpenAPI document. */
export const contract = {
  people: peopleContract,
  stations: stationsContract,
  calendar: calendarContract,
  cases: casesContract,
  appointments: appointmentsContract,
  sessions: sessionsContract,
  records: recordsContract,
  agreements: agreementsContract,
  followups: followupsContract,
  papers: papersContract,
  oversight: oversightContract,
  notices: noticesContract,
}
export type Contract = typeof contract
