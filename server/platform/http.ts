import { OpenAPIGenerator } from '@orpc/openapi'
import { OpenAPIHandler } from '@orpc/openapi/node'
import { ORPCError, type Context as OrpcContext, type Router } from '@orpc/server'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import helmet from 'helmet'
import { refusalKinds } from '#shared/platform/refusal.ts'
import { answerFor } from './answer-for.ts'
import type { Config } from './config.ts'
import type { Log } from './log.ts'
import { takeTurn } from './pace.ts'
import { refuse } from './refuse.ts'
import { sha256 } from './sealed.ts'

/** The address a request came from. NOTE: X-Forwarded-For counts only behind a trusted proxy of our own. */
export const originOf = (request: Request): string => request.ip ?? request.socket.remoteAddress ?? 'unknown'

/** An express application with the headers that every answer carries. */
export function openHttp(config: Config): Express {
  const http = express()
  http.disable('x-powered-by')
  http.set('trust proxy', config.TRUST_PROXY ? 1 : false)
  http.use(helmet({
    contentSecurityPolicy: { directives: {
      defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], styleSrcAttr: ["'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'], mediaSrc: ["'self'", 'blob:'], connectSrc: ["'self'", 'ws:', 'wss:'], frameSrc: ["'self'", 'blob:'], objectSrc: ["'self'", 'blob:'],
      upgradeInsecureRequests: config.HTTPS ? [] : null,
    } },
    strictTransportSecurity: config.HTTPS,
    referrerPolicy: { policy: 'no-referrer' },
  }))
  http.use((_request, response, next) => {
    response.setHeader('Permissions-Policy', 'camera=(self), microphone=(self), autoplay=(self)')
    next()
  })
  http.use('/api', paced, sameOrigin(config))
  return http
}

// A whole station may share one address, so each credential has its own pace below the address's ceiling.
async function paced(request: Request, _response: Response, next: NextFunction): Promise<void> {
  await takeTurn(`address ${originOf(request)}`, { points: 20_000, seconds: 10 })
  const credential = request.headers.authorization ?? request.headers.cookie ?? originOf(request)
  await takeTurn(`credential ${sha256(credential).toString('base64')}`, { points: 600, seconds: 10 })
  next()
}

// A cookie speaks for staff without being asked, so a foreign page must not be able to use it.
function sameOrigin(config: Config) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const origin = request.headers.origin
    const harmless = ['GET', 'HEAD', 'OPTIONS'].includes(request.method) || request.headers.authorization !== undefined
    if (harmless || origin === undefined || origin === config.PUBLIC_URL || origin.replace(/^https?:\/\//, '') === request.headers.host) return next()
    throw refuse('not-allowed')
  }
}

/** Serves the contract at /api: each call gets the context that `contextOf` makes of its request. */
// oxlint-disable-next-line typescript/no-explicit-any -- oRPC's own way to say "of any contract"
export function serveContract<C extends OrpcContext>(http: Express, router: Router<any, C>, contextOf: (request: Request) => Promise<C>, log: Log): void {
  const handler = new OpenAPIHandler<C>(router, {
    interceptors: [async (options) => {
      try { return await options.next() } catch (error) {
        throw asOrpcError(error, log, options.request.url.pathname)
      }
    }],
  })
  http.use('/api', async (request, response, next) => {
    // NOTE: a body that does not say its length beforehand could go on for ever, so it counts as too large.
    const size = request.headers['transfer-encoding'] ? Infinity : Number(request.headers['content-length'] ?? 0)
    if (size > 2_000_000) throw refuse('too-large', { megabytes: 2 })
    const { matched } = await handler.handle(request, response, { prefix: '/api', context: await contextOf(request) } as never)
    if (!matched) next()
  })
}

function asOrpcError(error: unknown, log: Log, path: string): Error {
  if (error instanceof ORPCError && error.code === 'NOT_FOUND') return error
  const refusal = answerFor(error, log, { path })
  return new ORPCError(refusal.body.code, { status: refusalKinds[refusal.kind], message: refusal.body.sentence.en, data: refusal.body })
}

/** Serves the OpenAPI 3.1 document of the contract at /api/openapi.json. */
export function serveOpenApi(http: Express, contract: object, title: string, version: string): void {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  let document: Promise<object> | undefined
  http.get('/api/openapi.json', async (_request, response) => {
    document ??= generator.generate(contract as never, { info: { title, version }, servers: [{ url: '/api' }] })
    response.json(await document)
  })
}

/** The last door: what nobody answered, and what went wrong outside the contract. */
export function closeHttp(http: Express, log: Log): void {
  http.use('/api', () => { throw refuse('not-found') })
  http.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error)
    const refusal = answerFor(error, log, { path: request.path })
    response.status(refusalKinds[refusal.kind]).json(refusal.body)
  })
}
