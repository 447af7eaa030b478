import type { Request, Response } from 'express'
import { pipeline } from 'node:stream/promises'
import type { OpenFile } from './store.ts'
import type { Piece } from './far-store.ts'

/**
 * Gives a file to whoever asks, whole or the one piece that they want (RFC 9110 §14), and closes it. Of several pieces at
 * once the whole is given, as a server may. Resolves when all is given or they have gone.
 */
export async function serveFile(request: Request, response: Response, file: OpenFile, headers: Record<string, string>): Promise<void> {
  try {
    const asked = request.range(file.bytes)
    response.set({ ...headers, 'Accept-Ranges': 'bytes' })
    if (asked === -1) {
      response.status(416).set('Content-Range', `bytes */${file.bytes}`).end()
      return
    }
    const [first] = Array.isArray(asked) && asked.type === 'bytes' && asked.length === 1 ? asked : []
    const piece: Piece | null = first ? { from: first.start, to: first.end } : null
    if (piece) response.status(206).set('Content-Range', `bytes ${piece.from}-${piece.to}/${file.bytes}`)
    response.set('Content-Length', String(piece ? piece.to - piece.from + 1 : file.bytes))
    if (request.method === 'HEAD' || file.bytes === 0) {
      response.end()
      return
    }
    // NOTE: a line that breaks under way can be told nobody any more: the length that was promised shows that it is not whole.
    await pipeline(await file.read(piece ?? undefined), response).catch((error: unknown) => { if (!response.headersSent) throw error; response.destroy() })
  } finally {
    await file.close()
  }
}
