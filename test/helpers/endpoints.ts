import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract'
import { contract } from '#shared/contract.ts'

/** One thing the client may ask: "cases.open", POST, "/cases". */
export type Endpoint = { name: string; method: string; path: string; procedure: AnyContractProcedure }

/** Every endpoint of the contract, in story order. */
export const endpoints: Endpoint[] = Object.entries(contract).flatMap(([chapter, procedures]) => Object.entries(procedures as Record<string, unknown>).map(([verb, procedure]) => {
  if (!isContractProcedure(procedure)) throw new Error(`${chapter}.${verb} is not an endpoint`)
  const { method = 'POST', path } = procedure['~orpc'].route
  if (!path) throw new Error(`${chapter}.${verb} has no path`)
  return { name: `${chapter}.${verb}`, method, path, procedure }
}))
