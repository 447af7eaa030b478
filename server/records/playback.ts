import type { Express } from 'express'
import { z } from 'zod'
import { idOf } from '#shared/platform/zod.ts'
import type { Deps } from '#server/deps.ts'
import { serveFile } from '#server/platform/files/serve.ts'
import { takeTurn } from '#server/platform/pace.ts'
import { originOf } from '#server/platform/http.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import type { Shelf } from '#server/sessions/index.ts'
import { pathAtAddress } from './actions/watch-recording.ts'
import { refuse } from './refuse.ts'

const addresses = z.union([
  z.object({ secret: z.string().regex(/^[\w-]{43}$/), file: z.literal('film'), kind: z.literal('mp4') }),
  z.object({ secret: z.string().regex(/^[\w-]{43}$/), file: idOf<'recording_part'>(), kind: z.literal('webm') }),
])

/**
 * Serves recordings to players, at addresses that were given to somebody for a while: a player asks without a credential.
 * The address itself is the permission; it cannot be guessed, and giving it out was written down. Rule R3.
 */
export function servePlayback(http: Express, { asSystem }: Pick<Deps, 'asSystem'>, shelf: Shelf): void {
  http.get('/api/recordings/:secret/:file.:kind', async (request, response) => {
    await takeTurn(`play ${originOf(request)}`, { points: 300, seconds: 10 })
    const asked = addresses.safeParse(request.params).data
    const path = asked ? await pathAtAddress(asSystem('playback'), asked) : null
    if (!asked || path === null) throw refusePlainly('not-found')
    const file = await shelf.filed.open(path)
    if (!file) throw refuse('file-damaged')
    await serveFile(request, response, file, {
      'Content-Type': `video/${asked.kind}`,
      'Cache-Control': 'private, no-store',
      'Content-Disposition': 'inline',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    })
  })
}
