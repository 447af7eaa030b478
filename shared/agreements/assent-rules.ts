import type { Id } from '../platform/ids.ts'
import type { PartyId } from '../people/words.ts'
import type { Agreement, AgreementStatus } from './words.ts'

export type AssentId = Id<'spoken_assent'>

/** What became of a spoken yes: it waits to be cut; kept; nothing was heard; not on tape as a whole; cutting failed; nothing is there to cut it with. */
export const assentSounds = ['waiting', 'kept', 'silent', 'off-tape', 'failed', 'no-tool'] as const
export type AssentSound = (typeof assentSounds)[number]
export const assentFinds = ['whole', 'changed', 'missing'] as const

/** A party's last answer to whether its spoken yes may be kept with its signature, and what became of it. */
export type Assent = {
  id: AssentId
  partyId: PartyId
  answer: 'yes' | 'no'
  answeredAt: string
  saidAt: string | null
  /** Null until it was said. */
  sound: AssentSound | null
  sha256: string | null
  durationMs: number | null
  /** Its hash stands in the annex of the sealed paper; else in the audit log and here alone. */
  inAnnex: boolean
  /** What was found when it was last read again; null before the first time. */
  found: (typeof assentFinds)[number] | null
  heardBy: { name: string; reason: string; at: string }[]
}

type Asked = Pick<Agreement, 'status' | 'parties' | 'assents'>
const adult = 18
const longestMs = 30_000
const week = 7 * 24 * 3_600_000

/** What a party answered last of the present text; null where it has not been asked or has not answered. */
export const assentOf = ({ assents }: Pick<Agreement, 'assents'>, partyId: PartyId): Assent | null => assents.find((one) => one.partyId === partyId) ?? null

/** K1 A child's voice is not kept, whoever agrees. */
export const isAskedForAssent = ({ parties }: Pick<Agreement, 'parties'>, partyId: PartyId): boolean => parties.some((party) => party.partyId === partyId && party.age >= adult)

/** K1 What a party's terminal asks of it before it signs: whether its yes may be kept, then to say it; nothing where nothing is recorded, or all is said. */
export function nextOfAssent(agreement: Asked, partyId: PartyId, recorded: boolean): 'ask' | 'say' | null {
  if (!recorded || agreement.status !== 'signing' || !isAskedForAssent(agreement, partyId)) return null
  const given = assentOf(agreement, partyId)
  if (!given) return 'ask'
  return given.answer === 'yes' && given.saidAt === null ? 'say' : null
}

/** K2 What is cut: from the yes by touch until it had been said, at most the last half minute. Milliseconds of the server's clock. */
export function stretchOf({ answeredAt, saidAt }: { answeredAt: Date; saidAt: Date }): { from: number; to: number } {
  return { from: Math.max(answeredAt.getTime(), saidAt.getTime() - longestMs), to: saidAt.getTime() }
}

/** K4 What has no sound yet is tried again for a week; what was silent or not on tape stays so. */
export const triesAgain = (sound: AssentSound | null, saidAt: Date, now: Date): boolean => (sound === 'waiting' || sound === 'failed' || sound === 'no-tool') && now.getTime() - saidAt.getTime() < week

/** K5 It can be taken back until the agreement is in effect. */
export const mayTakeBack = (status: AgreementStatus): boolean => status === 'draft' || status === 'signing' || status === 'sealing'
