import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { signerKey } from '#shared/agreements/rules.ts'
import type { Agreement, ClauseAnswer, Ink } from '#shared/agreements/words.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { api, query } from '../platform/api.ts'
import { ask, useSignal } from '../platform/socket.ts'
import { useSave } from '../platform/use-save.ts'

/** What one seat may see of its session's agreement, and do with it. */
export function useAgreement(sessionId: SessionId, enabled = true) {
  const options = query.agreements.ofSession.queryOptions({ input: { sessionId }, enabled })
  const asked = useQuery(options)
  const client = useQueryClient()
  // What an action answers is the newest there is: shown at once, asked again by the signal.
  const take = (agreement: unknown) => {
    client.setQueryData(options.queryKey, (before) => before && { ...before, agreement: agreement as typeof before.agreement })
    void client.invalidateQueries({ queryKey: options.queryKey })
  }
  return { asked, agreement: (asked.data?.agreement ?? null) as Agreement | null, mayWrite: asked.data?.mayWrite ?? false, maySignAs: asked.data?.maySignAs ?? [], agreed: asked.data?.agreed ?? false, take }
}

/** Answers a clause of the text on screen. */
export function useAnswering(agreement: Agreement | null, answered: (agreement: unknown) => void) {
  return useSave(({ clause, answer }: { clause: string; answer: ClauseAnswer }) => {
    if (!agreement) throw new Error('nothing to answer')
    return api.agreements.answerClause({ agreementId: agreement.id, contentHash: agreement.contentHash, clause, answer })
  }, { then: answered })
}

/** Ink of others that is still wet, by signer; it dries (goes) when their signature arrives or after a while. */
export function useWetInk(agreement: Agreement | null): ReadonlyMap<string, Ink> {
  const [wet, setWet] = useState<ReadonlyMap<string, Ink>>(new Map())
  useSignal('agreements:stroke', ({ agreementId, signerKey: key, ink }) => {
    if (agreementId !== agreement?.id) return
    setWet((before) => (ink.strokes.length > 0 ? new Map(before).set(key, ink) : new Map([...before].filter(([other]) => other !== key))))
  })
  useEffect(() => setWet(new Map()), [agreement?.version, agreement?.status])
  const dry = agreement?.signatures.map((mark) => mark.signerKey) ?? []
  return new Map([...wet].filter(([key]) => !dry.includes(key)))
}

/** Lets the others see ink that is still wet. May be lost: it is no signature. */
export function showWetInk(agreement: Agreement, key: string, strokes: Ink['strokes']): void {
  void ask('agreements:stroke', { agreementId: agreement.id, signerKey: key, ink: { strokes, aspect: 3 } }).catch(() => undefined)
}

/** A signature field's answer as it is signed. The picture's own size tells the field's shape. */
export function inkOf({ png, strokes }: { png: string; strokes: Ink['strokes'] }): Ink {
  // NOTE: a PNG says its width and height in bytes 16 to 24, which are the base64 characters 20 to 32 after the comma.
  const head = atob(png.slice(png.indexOf(',') + 1, png.indexOf(',') + 33))
  const number = (at: number) => [0, 1, 2, 3].reduce((sum, byte) => sum * 256 + head.charCodeAt(at + byte), 0)
  const aspect = number(16) / number(20)
  return { strokes: strokes.map((stroke) => stroke.map(({ x, y, ms, pressure }) => ({ x: within(x), y: within(y), ms: Math.max(0, ms), pressure: within(pressure) }))), aspect: Number.isFinite(aspect) ? Math.min(12, Math.max(0.2, aspect)) : 2.4 }
}

const within = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 10_000

/** Who has not signed yet, of a list of signers' keys. */
export const unsignedOf = (agreement: Agreement, keys: readonly string[]): string[] => keys.filter((key) => !agreement.signatures.some((mark) => mark.signerKey === key))

/** The signer behind a key. */
export const signerOf = (agreement: Agreement, key: string) => agreement.signers.find((signer) => signerKey(signer) === key)
