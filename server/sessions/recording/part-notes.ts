import { z } from 'zod'
import { sides } from '#shared/cases/words.ts'
import { idOf } from '#shared/platform/zod.ts'
import { seatRoles } from '#shared/sessions/words.ts'

/** What is noted beside a file while it grows: whose it is, and where it stands on the clocks. With it a cut file can be filed by whoever finds it. */
export const partNotes = z.object({
  partId: idOf<'recording_part'>(),
  recordingId: idOf<'recording'>(),
  sessionId: idOf<'session'>(),
  seatId: idOf<'seat'>(),
  role: z.enum(seatRoles),
  side: z.enum(sides).nullable(),
  label: z.string(),
  /** The session's start on the clock of the wall; null where it has not begun. */
  sessionStartedAt: z.number().nullable(),
  /** What the clock of the wall showed at the file's beginning. */
  wallAtZero: z.number(),
  /** From time to time: milliseconds in the file, and the clock of the wall then. */
  index: z.array(z.tuple([z.number(), z.number()])),
  durationMs: z.number(),
  /** The file was ended in order; else it was cut. */
  closed: z.boolean(),
})
export type PartNotes = z.infer<typeof partNotes>
