import { useEffect, useState } from 'react'
import type { Agreement, Ink } from '#shared/agreements/words.ts'
import { api } from '../platform/api.ts'
import { mayPass } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { dropInk, type KeptInk, keepInk, readInk } from './kept-ink.ts'

const againMs = 2_000

/** Signs the version on screen for one signer. Ink that the line has not taken is kept, also over a reload, and sent again until it is answered: the very same ink is one signature. */
export function useSigning(agreement: Agreement | null, signed: (agreement: unknown) => void) {
  const [waits, setWaits] = useState<KeptInk | null>(null)
  const done = (kept: KeptInk) => { dropInk(kept.agreementId); setWaits(null) }
  const saving = useSave(async (kept: KeptInk) => {
    try {
      const answer = await api.agreements.sign(kept as Parameters<typeof api.agreements.sign>[0])
      done(kept)
      return answer
    } catch (error) {
      // What was refused is told and written anew; only what may pass is kept.
      if (mayPass(error)) setWaits(kept)
      else done(kept)
      throw error
    }
  }, { then: signed })
  const { save, saving: sending } = saving

  const [id, hash] = [agreement?.id ?? null, agreement?.contentHash ?? null]
  useEffect(() => { if (id !== null && hash !== null) setWaits(readInk(id, hash)) }, [id, hash])
  useEffect(() => {
    if (waits === null || sending) return
    const timer = setTimeout(() => save(waits), againMs)
    return () => clearTimeout(timer)
    // oxlint-disable-next-line react/exhaustive-deps -- `save` is another each time; what waits and whether it is on its way is all that matters
  }, [waits, sending])

  const sign = ({ key, ink, witnessInk }: { key: string; ink: Ink; witnessInk?: Ink }) => {
    if (!agreement) return
    const kept: KeptInk = { agreementId: agreement.id, contentHash: agreement.contentHash, signerKey: key, ink, ...(witnessInk ? { witnessInk } : {}) }
    keepInk(kept)
    save(kept)
  }
  return { sign, waits, saving: sending, refused: saving.refused }
}
