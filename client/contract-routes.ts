import type { Plugin } from 'vite'

/**
 * Gives the browser only the contract's methods and addresses, not its schemas: the server checks what is sent, and a
 * terminal on a slow line need not load a validator. Types are untouched; they come from the source.
 */
export function contractRoutes(): Plugin {
  return {
    name: 'contract-routes',
    enforce: 'pre',
    async load(id) {
      if (!id.split('?')[0]?.endsWith('/shared/contract.ts')) return null
      const { minifyContractRouter } = await import('@orpc/contract')
      const { contract } = (await import(`${id}?${Date.now()}`)) as { contract: Parameters<typeof minifyContractRouter>[0] }
      return `export const contract = ${JSON.stringify(minifyContractRouter(contract))}`
    },
  }
}
