import { networkInterfaces } from 'node:os'

/** Where media listens, and the address that browsers are told. */
export type MediaAddress = { ip: string; announced: string }

/** Finds the media address: the one that was set, else the loopback for a server that only listens there, else the first address in the network. */
export function findMediaAddress(set: string | undefined, host: string, found: () => string[] = lanAddresses): MediaAddress {
  if (set !== undefined) return { ip: isLoopback(set) ? '127.0.0.1' : '0.0.0.0', announced: set === 'localhost' ? '127.0.0.1' : set }
  if (isLoopback(host)) return { ip: '127.0.0.1', announced: '127.0.0.1' }
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host) && host !== '0.0.0.0') return { ip: host, announced: host }
  return { ip: '0.0.0.0', announced: found()[0] ?? '127.0.0.1' }
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.')

const lanAddresses = (): string[] => Object.values(networkInterfaces()).flatMap((addresses) => (addresses ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address))
