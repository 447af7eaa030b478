import { blindIndex, seal, unseal } from '#server/platform/sealed.ts'

/** What opens and finds the sealed numbers of people, and whether made-up ones are accepted. */
export type Vault = { fieldKey: string; indexKey: string; testData: boolean }

let opened: Vault | null = null

/** Opens the vault once, when the server starts. NOTE: keys live here and never in a Context, which travels everywhere. */
export function openVault(vault: Vault): void {
  opened = vault
}

export const acceptsTestData = (): boolean => vault().testData
export const sealNumber = (number: string): Buffer => seal(vault().fieldKey, number)
export const unsealNumber = (sealed: Buffer): string => unseal(vault().fieldKey, sealed)
/** The same for notes that are closed to others. */
export const sealText = (text: string): Buffer => seal(vault().fieldKey, text)
export const unsealText = (sealed: Buffer): string => unseal(vault().fieldKey, sealed)
export const indexOfNumber = (number: string): Buffer => blindIndex(vault().indexKey, number)

function vault(): Vault {
  if (!opened) throw new Error('the vault is closed: openVault() belongs into the start of the server')
  return opened
}
