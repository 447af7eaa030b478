import { toString as drawQr } from 'qrcode'
import { chineseDay, partsOf, sideName } from '#shared/agreements/clauses.ts'
import { drawInk } from '#shared/agreements/ink.ts'
import { signerKey, signersOf } from '#shared/agreements/rules.ts'
import type { AgreementContent, AgreementParty, ClauseMark, Ink, SignatureMark } from '#shared/agreements/words.ts'
import { dayOf } from '#shared/platform/time.ts'
import { recordOf } from './record-of.ts'

/** What a paper is made from: the content, who signed which version of it, whose seal comes on it and when, and where it can be verified. */
export type Signed = { content: AgreementContent; contentHash: string; version: number; cancelled: number; signatures: SignatureMark[]; answers: ClauseMark[]; sealedAt: Date; verifyAt: string; seal: { subject: string; sha256: string; selfMade: boolean } }

/** The template's input: every word of the paper, and its pictures as SVG drawn by us. */
export async function paperOf(signed: Signed, fonts: string[]) {
  const { content, contentHash, signatures, sealedAt, verifyAt } = signed
  return {
    fonts,
    title: '人民调解协议书',
    committee: content.committee,
    number: content.number,
    numberLabel: '编号',
    sides: (['applicant', 'respondent'] as const).map((side) => ({ label: sideName(side, 'zh'), parties: content.parties.filter((party) => party.side === side).map(partyBlock) })),
    parts: numbered(content),
    signatures: pairs(signersOf(content).map((signer) => {
      const mark = signatures.find((signature) => signature.signerKey === signerKey(signer))
      return { role: signer.kind === 'party' ? sideName(signer.side, 'zh') : '调解员', name: signer.name, svg: mark ? svgOf(mark.ink) : null, alt: `${signer.name} 的签名`, when: mark ? `${chineseMoment(new Date(mark.signedAt))} · ${mark.where}` : '' }
    })),
    day: chineseDay(dayOf(sealedAt)),
    seal: sealOf(content.committee, signed.seal.selfMade),
    record: recordOf(signed),
    hashLabel: '内容校验',
    hashShort: contentHash.slice(0, 16).toUpperCase().replace(/(.{4})(?=.)/g, '$1 '),
    verify: verifyAt,
    qr: await drawQr(verifyAt, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }),
  }
}

export type Paper = Awaited<ReturnType<typeof paperOf>>

// 一、二、 before the two accounts, 三、 before the clauses.
function numbered(content: AgreementContent) {
  const [facts, issues, ...clauses] = partsOf(content, 'zh')
  const section = (heading: string, paragraphs: string[]) => ({ kind: 'section', heading, paragraphs })
  return [
    section(`一、${facts!.heading}`, facts!.paragraphs), section(`二、${issues!.heading}`, issues!.paragraphs),
    section('三、经调解，各方自愿达成如下协议', []), ...clauses.map(({ heading, paragraphs }) => ({ kind: 'clause', heading, paragraphs })),
  ]
}

function partyBlock({ name, sex, age, idNumberMasked, address, guardian }: AgreementParty) {
  const facts = [{ name: '证件号码', value: idNumberMasked }, ...(address ? [{ name: '住址', value: address }] : []), ...(guardian ? [{ name: '监护人', value: guardian }] : [])]
  return { name, sex: sex === 'female' ? '女' : '男', age: `${age} 岁`, facts }
}

/** A signature as an SVG picture: numbers only, drawn by us. */
export function svgOf(ink: Ink): string {
  const { width, height, pieces } = drawInk(ink)
  const paths = pieces.map(({ d, width: pen }) => `<path d="${d}" stroke-width="${pen}"/>`).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" fill="none" stroke="#111" stroke-linecap="round" stroke-linejoin="round">${paths}</svg>`
}

function chineseMoment(at: Date): string {
  const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
  return `${chineseDay(dayOf(at))} ${clock}`
}

// The round seal: its characters along the upper arc, each with the angle that it is turned by. One of our own making says that it is a trial's.
function sealOf(committee: string, selfMade: boolean) {
  const characters = [...committee]
  const step = Math.min(24, 250 / Math.max(characters.length - 1, 1))
  return { characters: characters.map((character, at) => ({ character, degrees: (at - (characters.length - 1) / 2) * step })), below: selfMade ? '演示' : '' }
}

function pairs<Item>(items: Item[]): Item[][] {
  return items.flatMap((_item, at) => (at % 2 === 0 ? [items.slice(at, at + 2)] : []))
}
