import { oc } from '@orpc/contract'
import { z } from 'zod'
import { idOf } from '../platform/zod.ts'
import { roles, skills, type StaffId, type TerminalId, type UnitId } from './words.ts'

/** Who this tab is, as the server sees it. */
export const whoAmI = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('staff'), id: idOf<'staff'>(), role: z.enum(roles), name: z.string(), unitId: idOf<'unit'>(), unitName: z.string(), unitNameEn: z.string(), skills: z.array(z.enum(skills)) }),
  z.object({ kind: z.literal('terminal'), id: idOf<'terminal'>(), unitId: idOf<'unit'>(), name: z.string() }),
  z.object({ kind: z.literal('guest') }),
])
export type WhoAmI = z.infer<typeof whoAmI>
export type { StaffId, TerminalId, UnitId }

/** The doors of the demo front page: each opens a role with one click. */
export const demoDoors = ['clerk', 'officer', 'recorder', 'expert', 'lead', 'admin', 'terminal-applicant', 'terminal-respondent'] as const
export type DemoDoor = (typeof demoDoors)[number]

/** What the client may ask of the people chapter. Sign-in itself is better-auth's, at /api/auth. */
export const peopleContract = {
  /** In which mode this server runs: the front page shows itself in demo mode only. */
  mode: oc.route({ method: 'GET', path: '/people/mode', summary: 'Which mode the server runs in' }).output(z.object({ mode: z.enum(['demo', 'production']), county: z.object({ zh: z.string(), en: z.string() }) })),
  /** Who this tab is. */
  me: oc.route({ method: 'GET', path: '/people/me', summary: 'Who is asking' }).output(whoAmI),
  /** Demo mode only: a token and the page to open with it. */
  openDemoDoor: oc.route({ method: 'POST', path: '/people/demo-doors', summary: 'Open a demo role (demo mode only)' }).input(z.object({ door: z.enum(demoDoors) })).output(z.object({ token: z.string(), path: z.string() })),
}
