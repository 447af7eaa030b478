import type { Agreement, AgreementContent, SigningWay, Witness } from './words.ts'

// 电子签名法 Art 3: marriage, adoption, inheritance and other personal relations; water, heat and gas that are cut off.
const excluded = /婚姻|结婚|离婚|复婚|收养|送养|亲子关系|抚养权|监护权|继承|遗产|遗嘱|遗赠|(?:停止|停掉|断|切断|不再)(?:供)?(?:水|电|热|暖|气|燃气|天然气)(?=$|[，,。；;、]|的|供应|服务)|停(?:水|电|暖|气)/

/** E1 What the law takes out of electronic signing (电子签名法 Art 3): the words that do, or null. Looked for in what is in dispute and what is agreed. */
export function paperOnly({ issues, terms }: Pick<AgreementContent, 'issues' | 'terms'>): string | null {
  const words = [issues, ...terms.map(({ what, otherwise }) => `${what}。${otherwise ?? ''}`)].map((text) => text.normalize('NFKC').replace(/\s/g, ''))
  for (const text of words) {
    const found = excluded.exec(text)
    if (found) return found[0]
  }
  return null
}

/** The last word of a party on how they want to sign; null before they were asked. */
export const wayOf = ({ ways }: Pick<Agreement, 'ways'>, partyId: string): SigningWay | null => ways.find((one) => one.partyId === partyId)?.way ?? null

/** E3 Why somebody cannot be the witness of a mark: the mediator and the parties cannot. */
export function whyNotWitness({ name }: Pick<Witness, 'name'>, { parties, mediator }: Pick<AgreementContent, 'parties' | 'mediator'>): 'witness-mediator' | 'witness-party' | null {
  if (plain(name) === plain(mediator.name)) return 'witness-mediator'
  return parties.some((party) => plain(party.name) === plain(name) || (party.guardian !== null && plain(party.guardian) === plain(name))) ? 'witness-party' : null
}

const plain = (name: string): string => name.normalize('NFKC').replace(/[\s·•.]/g, '')

/** What the QR beside the signatures of a printed draft says: the hash of this very text. */
export const signingCode = (contentHash: string): string => `LIANXIN:SIGN:${contentHash.toUpperCase()}`

/** E4 What the codes found on a photographed page say of it: it is the present text, another one, or cannot be told. */
export function pageIs(codes: readonly string[], contentHash: string): 'this' | 'another' | 'unreadable' {
  const ours = codes.filter((code) => code.startsWith('LIANXIN:SIGN:'))
  if (ours.length === 0) return 'unreadable'
  return ours.every((code) => code === signingCode(contentHash)) ? 'this' : 'another'
}
