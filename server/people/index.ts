// The people chapter's front door: all that later chapters may use.
export type { Asking, Context } from './context.ts'
export { audit, type Audited } from './actions/audit.ts'
export { keepParty } from './actions/keep-party.ts'
export { partyPhone } from './actions/party-phone.ts'
export { insist } from './insist.ts'
export { loadParties, loadStaff, loadUnit, staffWithSkill } from './store.ts'
export { openVault } from './vault.ts'
