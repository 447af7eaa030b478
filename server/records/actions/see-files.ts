import { maySeeFiles } from '#shared/records/may.ts'
import type { FilesKept } from '#shared/records/files-kept.ts'
import { hoursIn } from '#shared/sessions/recording.ts'
import { type Context, insist } from '#server/people/index.ts'
import type { Sender } from '#server/platform/files/sender.ts'
import type { Shelf } from '#server/sessions/index.ts'

/** Where files lie, for how much the disk has room, and what waits to be sent away from it: for the lead and the administrator. Rules V11, R10. */
export async function seeFiles(ctx: Context, shelf: Pick<Shelf, 'free'>, sender: Pick<Sender, 'able' | 'state'>): Promise<FilesKept> {
  insist(ctx, maySeeFiles(ctx.actor))
  const free = await shelf.free()
  const hoursOfRoom = free === null ? null : hoursIn(free)
  if (!sender.able) return { hoursOfRoom, far: null }
  const { files, bytes, trouble } = await sender.state()
  return { hoursOfRoom, far: { files, megabytes: Math.ceil(bytes / 1e6), trouble: trouble && { why: trouble.why, since: trouble.since.toISOString() } } }
}
