import { toString as drawQr } from 'qrcode'
import { chineseDay, partsOf, sideName } from '#shared/agreements/clauses.ts'
import { formWords } from '#shared/agreements/form-rules.ts'
import { drawInk } from '#shared/agreements/ink.ts'
import { signerKey, signersOf } from '#shared/agreements/rules.ts'
import { signingCode } from '#shared/agreements/signing-rules.ts'
import type { Assent } from '#shared/agreements/assent-rules.ts'
import type { AgreementContent, AgreementParty, ChosenWay, ClauseMark, Ink, SignatureMark, Signer } from '#shared/agreements/words.ts'
import { dayOf } from '#shared/platform/time.ts'
import { recordOf, witnessWords } from './record-of.ts'

/** What a paper is made from: the content, who signed which version of it, whose seal comes on it and when, and where it can be verified. */
export type Signed = { content: AgreementContent; contentHash: string; version: number; cancelled: number; signatures: SignatureMark[]; ways: ChosenWay[]; answers: ClauseMark[]; assents: Assent[]; sealedAt: Date; verifyAt: string; seal: { subject: string; sha256: string; selfMade: boolean } }

/** What a draft to be signed by hand is made from. */
export type Unsigned = Pick<Signed, 'content' | 'contentHash' | 'signatures' | 'verifyAt'> & { at: Date }

/** The template's input: every word of the paper, and its pictures as SVG drawn by us. */
export async function paperOf(signed: Signed, fonts: string[]) {
  return { ...(await wordsOf(signed, fonts)), day: chineseDay(dayOf(signed.sealedAt)), seal: sealOf(signed.content.committee, signed.seal.selfMade), record: recordOf(signed), sign: null }
}

/** The same as a draft: no seal, no record; beside the lines to sign on a QR that holds the hash of the text. */
export async function draftOf(draft: Unsigned, fonts: string[]) {
  const sign = { qr: await drawQr(signingCode(draft.contentHash), { type: 'svg', margin: 0, errorCorrectionLevel: 'Q' }), words: '请在横线上签名、写日期，不会写字的按指印并请见证人签名。签好后连同右边的二维码一起拍照上传。', printed: `${chineseMoment(draft.at)} 打印，签字用` }
  return { ...(await wordsOf(draft, fonts)), day: '', seal: null, record: null, sign }
}

async function wordsOf({ content, contentHash, signatures, verifyAt }: Pick<Signed, 'content' | 'contentHash' | 'signatures' | 'verifyAt'>, fonts: string[]) {
  return {
    fonts,
    title: formWords[content.form].title.zh,
    committee: content.committee,
    number: content.number,
    numberLabel: '编号',
    sides: (['applicant', 'respondent'] as const).map((side) => ({ label: sideName(side, 'zh'), parties: content.parties.filter((party) => party.side === side).map(partyBlock) })),
    parts: numbered(content),
    signatures: pairs(signersOf(content).map((signer) => markOf(content, signer, signatures.find((signature) => signature.signerKey === signerKey(signer))))),
    hashLabel: '内容校验',
    hashShort: contentHash.slice(0, 16).toUpperCase().replace(/(.{4})(?=.)/g, '$1 '),
    verify: verifyAt,
    qr: await drawQr(verifyAt, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }),
  }
}

/** One signature as it stands over its line: ink, a mark with its witness, or that it was given on paper. */
function markOf({ form }: Pick<AgreementContent, 'form'>, signer: Signer, mark: SignatureMark | undefined) {
  return {
    role: signer.kind === 'party' ? sideName(signer.side, 'zh') : formWords[form].leads.zh, name: signer.name, alt: `${signer.name} 的${mark?.way === 'mark' ? '画押' : '签名'}`,
    svg: mark?.ink ? svgOf(mark.ink) : null, words: mark?.way === 'paper' ? '在纸上签名，扫描件见附页' : '',
    when: mark ? `${chineseMoment(new Date(mark.signedAt))} · ${mark.where}` : '',
    witness: mark?.witness ? { words: `见证人 ${witnessWords(mark.witness)}`, svg: svgOf(mark.witness.ink), alt: `见证人 ${mark.witness.name} 的签名` } : null,
  }
}

export type Paper = Awaited<ReturnType<typeof paperOf>> | Awaited<ReturnType<typeof draftOf>>

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
