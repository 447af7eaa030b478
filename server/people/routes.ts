import { implement } from '@orpc/server'
import { hashPassword } from 'better-auth/crypto'
import { type DemoDoor, peopleContract, type WhoAmI } from '#shared/people/contract.ts'
import { may } from '#shared/people/may.ts'
import type { StaffId } from '#shared/people/words.ts'
import type { Deps } from '#server/deps.ts'
import { addStaff } from './actions/add-staff.ts'
import { keepLanguages } from './actions/keep-languages.ts'
import { readParty } from './actions/read-party.ts'
import { endSignIns, mySignIns } from './actions/sign-ins.ts'
import { suspendStaff } from './actions/suspend-staff.ts'
import { verifyAudit } from './actions/verify-audit.ts'
import type { Auth } from './auth.ts'
import type { Context } from './context.ts'
import { insist, insistStaff } from './insist.ts'
import { loadAllStaff, loadAuditBefore, loadStaff, loadUnit } from './store.ts'

/** HTTP in for the people chapter. The demo's doors are the composition root's: they open stations' terminals too. */
export function makePeopleRoutes({ config }: Pick<Deps, 'config'>, auth: Auth, openDemoDoor: (ctx: Context, door: DemoDoor) => Promise<{ token: string; path: string }>) {
  const os = implement(peopleContract).$context<Context>()
  const end = async (token: string): Promise<void> => { await (await auth.$context).internalAdapter.deleteSession(token) }
  const endAll = async (id: StaffId): Promise<void> => { await (await auth.$context).internalAdapter.deleteUserSessions(id) }
  return {
    mode: os.mode.handler(() => ({ mode: config.LIANXIN_MODE, county: config.COUNTY, testData: config.TEST_DATA, openIdConnect: config.OIDC_DISCOVERY_URL !== undefined })),
    me: os.me.handler(({ context }) => whoAmI(context)),
    openDemoDoor: os.openDemoDoor.handler(({ input, context }) => openDemoDoor(context, input.door)),
    myAccount: os.myAccount.handler(async ({ context }) => (await loadStaff(context.db, [insistStaff(context).id]))[0]!),
    signIns: os.signIns.handler(({ context }) => mySignIns(context)),
    endSignIn: os.endSignIn.handler(({ input, context }) => endSignIns(context, end, (id) => id === input.signInId)),
    endOtherSignIns: os.endOtherSignIns.handler(({ context }) => endSignIns(context, end, (_id, mine) => !mine)),
    staff: os.staff.handler(({ context }) => {
      insist(context, may(context.actor, 'list-staff'))
      return loadAllStaff(context.db)
    }),
    addStaff: os.addStaff.handler(({ input, context }) => addStaff(context, hashPassword, input)),
    keepLanguages: os.keepLanguages.handler(({ input, context }) => keepLanguages(context, input)),
    suspendStaff: os.suspendStaff.handler(({ input, context }) => suspendStaff(context, endAll, input)),
    party: os.party.handler(({ input, context }) => readParty(context, input)),
    audit: os.audit.handler(async ({ input, context }) => {
      insist(context, may(context.actor, 'read-audit'))
      const rows = await loadAuditBefore(context.db, { before: input.before ?? null, partyId: input.partyId ?? null, limit: input.limit })
      return rows.map(({ previousHash: _previous, ...row }) => ({ ...row, at: row.at.toISOString(), hash: row.hash.toString('hex') }))
    }),
    verifyAudit: os.verifyAudit.handler(({ context }) => {
      insist(context, may(context.actor, 'read-audit'))
      return verifyAudit(context)
    }),
  }
}

async function whoAmI({ db, actor }: Context): Promise<WhoAmI> {
  if (actor.kind === 'terminal') return { kind: 'terminal', id: actor.id, unitId: actor.unitId, name: actor.name }
  if (actor.kind === 'visitor') return { kind: 'visitor', id: actor.id, name: actor.name }
  if (actor.kind !== 'staff') return { kind: 'guest' }
  const unit = await loadUnit(db, actor.unitId)
  return { kind: 'staff', id: actor.id, role: actor.role, name: actor.name, unitId: actor.unitId, unitName: unit!.name, unitNameEn: unit!.nameEn, skills: actor.skills }
}
