import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClient } from '@tanstack/react-query'
import { contract } from '#shared/contract.ts'
import { learnTime } from './clock.ts'
import { identity } from './identity.ts'
import { mayPass } from './refusal-of.ts'

const link = new OpenAPILink(contract, {
  url: () => `${location.origin}/api`,
  headers: () => bearer(),
  fetch: async (request, init) => {
    const response = await fetch(request, { ...init, credentials: 'same-origin' })
    learnTime(response)
    return response
  },
})

/** What the server can be asked, typed from the contract: `api.people.mode()`. */
export const api: JsonifiedClient<ContractRouterClient<typeof contract>> = createORPCClient(link)

/** The same as queries and mutations: `useQuery(query.people.mode.queryOptions())`. */
export const query = createTanstackQueryUtils(api)

/** What was asked and is remembered. A lost line or a server not ready is tried again by itself; a refusal never is. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 5_000,
      retry: (failures, error) => failures < 6 && mayPass(error),
      retryDelay: (failures) => Math.min(1000 * 2 ** failures, 10_000),
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

identity.onChange(() => queryClient.clear())

/** The header that says who asks, for uploads and downloads that do not go through the contract. */
export function bearer(): Record<string, string> {
  const token = identity.token()
  return token ? { authorization: `Bearer ${token}` } : {}
}

/** Fetches a file (a PDF, a picture) as this tab's identity and gives an address that an element can show. */
export async function fileAddress(path: string): Promise<string> {
  const response = await fetch(path, { headers: bearer(), credentials: 'same-origin' })
  if (!response.ok) throw Object.assign(new Error(`file ${response.status}`), { status: response.status, data: await response.json().catch(() => null) })
  return URL.createObjectURL(await response.blob())
}

/** Posts to a plain address outside the contract (sign-in is better-auth's own), as this tab's identity. */
export async function post<Given>(path: string, sent: unknown = {}): Promise<Given> {
  const response = await fetch(path, { method: 'POST', headers: { ...bearer(), 'content-type': 'application/json' }, credentials: 'same-origin', body: JSON.stringify(sent) })
  learnTime(response)
  const given: unknown = await response.json().catch(() => null)
  if (!response.ok) throw Object.assign(new Error(`${path} ${response.status}`), { status: response.status, data: given })
  return given as Given
}
