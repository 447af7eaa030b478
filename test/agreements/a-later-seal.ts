import { vi } from 'vitest'
import { openSeal, type Seal } from '#server/agreements/seal/open-seal.ts'
import { clock } from '#server/platform/clock.ts'
import { readConfig } from '#server/platform/config.ts'

/** A self-made seal below a folder whose certificate begins after the September in which the tests' papers are sealed, whatever day it is today. */
export async function aLaterSeal(folder: string): Promise<Seal> {
  const spy = vi.spyOn(clock, 'now').mockReturnValue(new Date('2027-06-01T00:00:00Z'))
  try {
    return await openSeal(readConfig({ LIANXIN_DATA: folder }))
  } finally {
    spy.mockRestore()
  }
}
