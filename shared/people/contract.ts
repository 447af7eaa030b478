import { oc } from '@orpc/contract'
import { z } from 'zod'
import { asTyped, idOf, instant, typed } from '../platform/zod.ts'
import { longest } from './rules.ts'
import { type DemoDoor, demoDoors, needs, roles, skills, type StaffId, type TerminalId, tongues, type UnitId } from './words.ts'

/** Who this tab is, as the server sees it. */
export const whoAmI = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('staff'), id: idOf<'staff'>(), role: z.enum(roles), name: z.string(), unitId: idOf<'unit'>(), unitName: z.string(), unitNameEn: z.string(), skills: z.array(z.enum(skills)) }),
  z.object({ kind: z.literal('terminal'), id: idOf<'terminal'>(), unitId: idOf<'unit'>(), name: z.string() }),
  z.object({ kind: z.literal('visitor'), id: idOf<'seat'>(), name: z.string() }),
  z.object({ kind: z.literal('guest') }),
])
export type WhoAmI = z.infer<typeof whoAmI>
export type { DemoDoor, StaffId, TerminalId, UnitId }

const spoken = z.array(z.enum(tongues)).max(tongues.length)

/** A villager as a clerk types them. The ID number says birth date and sex; numbers are checked by `rules.ts` on both sides. */
export const partyInput = z.object({
  name: asTyped(20_000),
  idNumber: typed(longest.idNumber),
  phone: typed(longest.phone).nullable(),
  address: typed(longest.address).nullable().default(null),
  needs: z.array(z.enum(needs)).max(needs.length).default([]),
  language: typed(longest.language).nullable().default(null),
  guardian: z.object({ name: asTyped(20_000), phone: typed(longest.phone).nullable() }).nullable().default(null),
})
export type PartyInput = z.infer<typeof partyInput>

/** A villager as screens may show them. */
export const partyShown = z.object({
  id: idOf<'party'>(), name: z.string(), idNumberMasked: z.string(), phoneMasked: z.string().nullable(), age: z.number().int(), sex: z.enum(['female', 'male']),
  address: z.string().nullable(), needs: z.array(z.enum(needs)), language: z.string().nullable(), guardian: z.object({ name: z.string(), phoneMasked: z.string().nullable() }).nullable(),
})

const staffShown = z.object({
  id: idOf<'staff'>(), name: z.string(), role: z.enum(roles), skills: z.array(z.enum(skills)), languages: z.array(z.enum(tongues)), unitId: idOf<'unit'>(), unitName: z.string(), unitNameEn: z.string(),
  username: z.string().nullable(), suspended: z.boolean(), twoFactor: z.boolean(),
})

const signInShown = z.object({ id: idOf<'staff_session'>(), since: instant, until: instant, origin: z.string().nullable(), device: z.string().nullable(), mine: z.boolean() })

const auditShown = z.object({
  seq: z.number().int(), at: instant, actorKind: z.string(), actorId: z.string(), actorName: z.string(), verb: z.string(), subject: z.string(), subjectId: z.string(),
  partyId: idOf<'party'>().nullable(), origin: z.string(), hash: z.string(),
})
export type AuditShown = z.infer<typeof auditShown>

const auditVerdict = z.object({ ok: z.boolean(), entries: z.number().int(), brokenAt: z.number().int().nullable(), head: z.string() })
export type AuditVerdict = z.infer<typeof auditVerdict>

/** What the client may ask of the people chapter. Sign-in itself is better-auth's, at /api/auth. */
export const peopleContract = {
  /** In which mode this server runs: the front page shows itself in demo mode only. */
  mode: oc.route({ method: 'GET', path: '/people/mode', summary: 'Which mode the server runs in' }).output(z.object({ mode: z.enum(['demo', 'production']), county: z.object({ zh: z.string(), en: z.string() }), testData: z.boolean(), openIdConnect: z.boolean() })),
  /** Who this tab is. */
  me: oc.route({ method: 'GET', path: '/people/me', summary: 'Who is asking' }).output(whoAmI),
  /** Demo mode only: a token and the page to open with it. */
  openDemoDoor: oc.route({ method: 'POST', path: '/people/demo-doors', summary: 'Open a demo role (demo mode only)' }).input(z.object({ door: z.enum(demoDoors) })).output(z.object({ token: z.string(), path: z.string() })),
  /** My own account. */
  myAccount: oc.route({ method: 'GET', path: '/people/my-account', summary: 'My own account (staff)' }).output(staffShown),
  /** The browsers in which I am signed in. */
  signIns: oc.route({ method: 'GET', path: '/people/sign-ins', summary: 'Where I am signed in (staff)' }).output(z.array(signInShown)),
  /** Ends one of my sign-ins, at once and everywhere. */
  endSignIn: oc.route({ method: 'POST', path: '/people/sign-ins/{signInId}/end', summary: 'End one of my sign-ins (staff)' }).input(z.object({ signInId: idOf<'staff_session'>() })).output(z.object({ ended: z.number().int() })),
  /** Ends all of my sign-ins but this one. */
  endOtherSignIns: oc.route({ method: 'POST', path: '/people/sign-ins/end-others', summary: 'End all of my other sign-ins (staff)' }).output(z.object({ ended: z.number().int() })),
  /** Everybody who signs in. */
  staff: oc.route({ method: 'GET', path: '/people/staff', summary: 'Staff, by unit and name' }).output(z.array(staffShown)),
  /** Adds somebody who signs in, with a first password. */
  addStaff: oc.route({ method: 'POST', path: '/people/staff', summary: 'Add a member of staff (admin)' })
    .input(z.object({ name: asTyped(20_000), username: z.string().regex(/^[a-z0-9._]{3,30}$/), password: z.string().min(10).max(128), role: z.enum(roles), unitId: idOf<'unit'>(), skills: z.array(z.enum(skills)).max(skills.length), languages: spoken.default([]) })).output(staffShown),
  /** What somebody interprets: the scheduler asks whoever has the language. */
  keepLanguages: oc.route({ method: 'POST', path: '/people/staff/{staffId}/languages', summary: 'Say which languages a member of staff interprets (admin)' }).input(z.object({ staffId: idOf<'staff'>(), languages: spoken })).output(staffShown),
  /** Suspends somebody, which ends their sessions at once, or lets them in again. */
  suspendStaff: oc.route({ method: 'POST', path: '/people/staff/{staffId}/suspended', summary: 'Suspend a member of staff, or end it (admin)' }).input(z.object({ staffId: idOf<'staff'>(), suspended: z.boolean() })).output(staffShown),
  /** One villager, for a purpose that is written down. */
  party: oc.route({ method: 'GET', path: '/people/parties/{partyId}', summary: 'A party, for a written purpose (lead)' }).input(z.object({ partyId: idOf<'party'>(), purpose: typed(200) })).output(partyShown),
  /** The audit log from the newest: all of it, or what concerns one party. */
  audit: oc.route({ method: 'GET', path: '/people/audit', summary: 'The audit log, newest first (lead, admin)' })
    .input(z.object({ before: z.coerce.number().int().positive().optional(), partyId: idOf<'party'>().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) })).output(z.array(auditShown)),
  /** Recomputes the whole chain. */
  verifyAudit: oc.route({ method: 'POST', path: '/people/audit/verify', summary: 'Verify the hash chain of the audit log (lead, admin)' }).output(auditVerdict),
}
