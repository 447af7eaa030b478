import type { Express, Request } from 'express'
import express from 'express'
import { existsSync } from 'node:fs'
import { createServer as createHttpServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { contract } from '#shared/contract.ts'
import { agreementsJobs, answerAgreements, makeAgreementsRoutes, pressOf, sealWaiting, trySeal } from './agreements/index.ts'
import { appointmentsJobs, makeAppointmentsRoutes, serveCalendarFeed } from './appointments/index.ts'
import { calendarJobs, calendarRoutes, loadCalendar } from './calendar/index.ts'
import { casesRoutes } from './cases/index.ts'
import { demoFollows, demoJobs, makeDemoDoors, prepareDemo } from './demo.ts'
import type { Deps } from './deps.ts'
import { whatFollows, whoIsTold } from './flow.ts'
import { followupsRoutes } from './followups/index.ts'
import { makePapersRoutes, papersJobs } from './papers/index.ts'
import { noticesRoutes } from './notices/index.ts'
import { oversightRoutes } from './oversight/index.ts'
import { addFirstAdmin, type Asking, identifyStaff, makeAuth, makePeopleRoutes, mountAuth, openVault, signInRoom } from './people/index.ts'
import { clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { newId } from './platform/context.ts'
import { migrateDatabase, openDatabase, type Whereabouts } from './platform/db.ts'
import { Sender } from './platform/files/sender.ts'
import { openStore, takeBackLent } from './platform/files/store.ts'
import { unfitForProduction } from './platform/fit-for-production.ts'
import { closeHttp, openHttp, originOf, serveContract, serveOpenApi } from './platform/http.ts'
import { openJobs, startJobs } from './platform/jobs.ts'
import type { Log } from './platform/log.ts'
import { startRelay } from './platform/outbox.ts'
import { refuse } from './platform/refuse.ts'
import { serveOpenApiPage } from './platform/openapi-page.ts'
import { readSecrets } from './platform/secrets.ts'
import { openSockets } from './platform/sockets.ts'
import { readTls } from './platform/tls.ts'
import { answerRecords, FilmMaker, makeRecordsRoutes, recordsJobs, serveDownloads, servePlayback, serveUploads } from './records/index.ts'
import { answerSessions, hostOfNextSession, identifyVisitor, makeSessionsRoutes, Sessions, sessionsJobs } from './sessions/index.ts'
import { answerStations, identifyTerminal, stationsJobs, stationsRoutes } from './stations/index.ts'

/** A county's server, opened but not yet listening. */
/** `firstAdmin`: who was made because nobody could sign in yet; said once at the start. */
export type App = { http: Express; server: Server; deps: Deps; sessions: Sessions; films: FilmMaker; sender: Sender; firstAdmin: { username: string; password: string } | null; close: () => Promise<void> }

/** Thrown where a production server must not start; says why, a sentence each. */
export class UnfitForProduction extends Error {
  readonly sentences: string[]
  constructor(sentences: string[]) {
    super(sentences.join('\n'))
    this.sentences = sentences
  }
}

/** Builds the county's server on a database: mounts every chapter, in story order. */
export async function openApp(config: Config, log: Log, where: Whereabouts): Promise<App> {
  const secrets = readSecrets(config)
  const database = openDatabase(where)
  await migrateDatabase(database)
  const unfit = await unfitForProduction(config, database.db)
  if (unfit.length > 0) {
    await database.close()
    throw new UnfitForProduction(unfit)
  }
  await trySeal(config, log).catch(async (error: unknown) => { await database.close(); throw error })
  const boss = await openJobs(where, log)
  const http = openHttp(config)
  const tls = await readTls(config)
  const server = tls ? createHttpsServer(tls, http) : createHttpServer(http)

  const contextFor: Deps['contextFor'] = (actor) => ({ db: database.db, now: clock.now(), newId, actor })
  const asSystem: Deps['asSystem'] = (name) => contextFor({ kind: 'system', name, origin: 'server' })
  const identify = identifyAnybody(database)
  const lines = openSockets(server, async (handshake) => {
    const who = await identify({ headers: handshake.headers, token: tokenOf(handshake.auth['token']), origin: handshake.address })
    if (who.kind === 'guest') throw refuse('not-signed-in')
    return who
  }, log)
  const deps: Deps = { config, secrets, database, boss, lines, log, files: openStore(config, 'files'), contextFor, asSystem }

  openVault({ fieldKey: secrets.FIELD_KEY, indexKey: secrets.INDEX_KEY, testData: config.TEST_DATA })
  await loadCalendar(asSystem('start'))
  await prepareDemo(deps)
  const firstAdmin = config.LIANXIN_MODE === 'production' ? await addFirstAdmin(asSystem('start'), config.COUNTY) : null

  const sessions = await Sessions.create(deps)
  await takeBackLent(config)
  const sender = new Sender([deps.files, sessions.recordings.shelf.filed], log)
  const films = await FilmMaker.create(deps, sessions.recordings.shelf)
  const auth = makeAuth(deps)
  const router = {
    people: makePeopleRoutes(deps, auth, makeDemoDoors(deps, auth, hostOfNextSession)),
    stations: stationsRoutes,
    calendar: calendarRoutes,
    cases: casesRoutes,
    appointments: makeAppointmentsRoutes({ caseMark: config.LIANXIN_CASE_MARK, publicUrl: config.PUBLIC_URL, holdMinutes: config.HOLD_MINUTES }),
    sessions: makeSessionsRoutes(sessions, { lines, publicUrl: config.PUBLIC_URL }),
    records: makeRecordsRoutes(deps, sessions.recordings.shelf, films, sender),
    agreements: makeAgreementsRoutes(deps),
    followups: followupsRoutes,
    papers: makePapersRoutes(deps),
    oversight: oversightRoutes,
    notices: noticesRoutes,
  }
  lines.on('connection', (line) => {
    void line.join(roomsOf(line.data.who))
    answerStations(line, deps)
    answerSessions(line, { sessions, lines })
    answerRecords(line, deps)
    answerAgreements(line, deps)
  })
  serveHealth(http, deps, sessions)
  serveOpenApi(http, contract, `Lianxin 连心桥 · ${config.COUNTY.zh}`, '0.1.0')
  serveOpenApiPage(http, 'Lianxin 连心桥 · API')
  mountAuth(http, auth)
  const contextOf = async (request: Request) => contextFor(await identify({ headers: request.headers, token: bearerOf(request.headers.authorization), origin: originOf(request) }))
  // NOTE: before the contract, which takes small messages only.
  const uploads = serveUploads(http, deps, contextOf)
  serveDownloads(http, deps, contextOf)
  servePlayback(http, deps, sessions.recordings.shelf)
  serveContract(http, router, contextOf, log)
  serveCalendarFeed(http, deps)
  servePages(http)
  closeHttp(http, log)

  await startJobs(boss, [...stationsJobs(asSystem), ...calendarJobs(asSystem), ...appointmentsJobs(asSystem), ...sessionsJobs(asSystem, sessions.recordings), ...recordsJobs(asSystem, uploads, sessions.recordings.shelf, films, sender, log), ...agreementsJobs(deps, { shelf: sessions.recordings.shelf, files: deps.files }), ...papersJobs(asSystem), ...demoJobs(deps)])
  const stopRelay = await startRelay(database, boss, [...whatFollows(deps, sessions), ...demoFollows(deps)], whoIsTold(deps, sessions), log)
  // What a killed server was sealing is finished now; nobody waits for it to be done.
  const sealed = sealWaiting(asSystem('start'), pressOf(deps), log).catch((error: unknown) => log.warn({ err: error }, 'agreements: what waits for its seal was not looked at'))

  const close = async (): Promise<void> => {
    await lines.close()
    await sessions.close()
    await films.close()
    await sender.close()
    server.close()
    server.closeAllConnections()
    await stopRelay()
    await sealed
    await boss.stop({ graceful: true, timeout: 5_000 })
    await database.close()
  }
  return { http, server, deps, sessions, films, sender, firstAdmin, close }
}

/** Who a credential belongs to: a terminal, a visitor who came by a link, a member of staff, or nobody. */
function identifyAnybody({ db }: Deps['database']) {
  return async ({ headers, token, origin }: { headers: IncomingHttpHeaders; token: string | null; origin: string }): Promise<Asking> => {
    const who = (token === null ? null : (await identifyTerminal(db, token)) ?? (await identifyVisitor(db, token))) ?? (await identifyStaff(db, { token, headers }))
    return who ? { ...who, origin } : { kind: 'guest', origin }
  }
}

// What a live line hears: its own news, its unit's, its role's; a sign-in that ends cuts its line.
function roomsOf(who: Asking): string[] {
  if (who.kind === 'terminal') return [`terminal:${who.id}`, `unit:${who.unitId}`]
  if (who.kind === 'visitor') return [`visitor:${who.id}`]
  if (who.kind !== 'staff') return []
  return [`staff:${who.id}`, `unit:${who.unitId}`, `role:${who.role}`, ...(who.signInId ? [signInRoom(who.signInId)] : [])]
}

const tokenOf = (token: unknown): string | null => (typeof token === 'string' && token.length > 0 && token.length < 200 ? token : null)
const bearerOf = (header: string | undefined): string | null => tokenOf(header?.match(/^Bearer (.+)$/)?.[1])

// healthz: the process answers. readyz: the database and the media answer too.
function serveHealth(http: Express, { database }: Deps, media: { ready: boolean }): void {
  http.get('/healthz', (_request, response) => { response.json({ ok: true }) })
  http.get('/readyz', async (_request, response) => {
    const databaseOk = await database.sql`select 1`.then(() => true, () => false)
    response.status(databaseOk && media.ready ? 200 : 503).json({ database: databaseOk, media: media.ready })
  })
}

// The built pages; any other address is the single page's own business.
function servePages(http: Express): void {
  const pages = fileURLToPath(new URL('../dist/client', import.meta.url))
  if (!existsSync(pages)) return
  http.use('/assets', express.static(join(pages, 'assets'), { immutable: true, maxAge: '1y' }))
  http.use(express.static(pages, { index: false }))
  http.get(/^\/(?!api\/|calendar-feed\/|socket\.io\/|assets\/)/, (_request, response) => { response.sendFile(join(pages, 'index.html'), { headers: { 'Cache-Control': 'no-cache' } }) })
}
