import { createHash } from 'node:crypto'
import { partsOf, sideName } from '#shared/agreements/clauses.ts'
import { formWords } from '#shared/agreements/form-rules.ts'
import { canonical, signerKey, signersOf } from '#shared/agreements/rules.ts'
import type { Assent } from '#shared/agreements/assent-rules.ts'
import type { AgreementContent, ChosenWay, ClauseMark, SignatureMark, WitnessKind } from '#shared/agreements/words.ts'
import { type Side, sides } from '#shared/cases/words.ts'
import { localTime } from './local-time.ts'
import type { Signed } from './paper-of.ts'

/** The annex: who signed which text, when, where, with the hash of each stroke, whose seal is on it, and how all that is verified. */
export function recordOf({ content, contentHash, version, cancelled, signatures, ways, answers, assents, sealedAt, verifyAt, seal }: Signed) {
  return {
    title: '附页　签署记录',
    facts: [
      { name: '协议编号', value: content.number }, { name: '案件编号', value: content.caseNumber },
      { name: '签署的文本', value: `第 ${version} 版${cancelled > 0 ? `（此前的版本上有 ${cancelled} 个签名，改动后已作废）` : ''}` },
      { name: '内容 SHA-256', value: contentHash },
      { name: '盖章时间', value: localTime(sealedAt) }, { name: '印章证书', value: seal.subject }, { name: '证书 SHA-256', value: seal.sha256 },
    ],
    ways: content.parties.flatMap(({ partyId, side, name }) => {
      const [who, chosen, assent] = [`${sideName(side, 'zh')} ${name}`, ways.find((one) => one.partyId === partyId), assents.find((one) => one.partyId === partyId)]
      return [...wordsOfWay(chosen, who), ...wordsOfAssent(assent, who)]
    }),
    answers: sides.map((side) => ({ name: `${sideName(side, 'zh')}逐条同意`, value: answersOf(answers, content, side) })).filter(({ value }) => value !== ''),
    heads: ['签名人', '时间', '地点', '笔迹或扫描件 SHA-256'],
    rows: signersOf(content).flatMap((signer) => {
      const mark = signatures.find((one) => one.signerKey === signerKey(signer))
      return mark ? rowsOf(mark, `${signer.kind === 'party' ? sideName(signer.side, 'zh') : formWords[content.form].leads.zh} ${signer.name}`) : []
    }),
    notes: [
      `核对方法：扫页脚的二维码，或者打开 ${verifyAt}，把这份 PDF 交上去核对；也可以用任何能看 PDF 签名的软件查看印章。`,
      ...(signatures.some(({ way }) => way === 'paper') ? ['在纸上签名的，签名页原件由人民调解委员会存档；扫描件在案卷里，和上表的 SHA-256 相符。'] : []),
      ...(assents.some(({ sound }) => sound === 'kept') ? ['口头同意的录音经本人同意，从其本人的录音里剪下，存在案卷里，和上面的 SHA-256 相符。'] : []),
      ...(seal.selfMade ? ['本件所盖印章由演示系统自动生成，没有法律效力。'] : []),
    ],
  }
}

const kinds: Record<WitnessKind, string> = { relative: '亲属', neighbour: '邻居', village: '村（社区）干部', station: '站点工作人员', other: '其他人' }

/** A witness as the paper names them: 张三（邻居）. */
export const witnessWords = ({ name, who }: { name: string; who: WitnessKind }): string => `${name}（${kinds[who]}）`

// A name, a mark with its witness below it, or a page: each with its own hash.
function rowsOf({ way, ink, witness, scan, signedAt, where }: SignatureMark, who: string): [string, string, string, string][] {
  const when = localTime(new Date(signedAt))
  const hash = (strokes: unknown) => createHash('sha256').update(canonical(strokes)).digest('hex')
  return [
    [`${who}${way === 'mark' ? '（画押）' : way === 'paper' ? '（纸上签名）' : ''}`, when, where, scan?.sha256 ?? hash(ink)],
    ...(witness ? [[`见证人 ${witnessWords(witness)}`, when, where, hash(witness.ink)] satisfies [string, string, string, string]] : []),
  ]
}

// What each party answered when it was asked how to sign (电子签名法 Art 3): the first two are its agreement to sign electronically.
function wordsOfWay(chosen: ChosenWay | undefined, who: string) {
  if (!chosen) return []
  const words = { finger: '同意电子签名，用手指在屏幕上写名字', mark: '同意电子签名，在屏幕上画押，请人见证', paper: '在纸上签名' }[chosen.way]
  return [{ name: '签名方式', value: `${who}：${words}（${localTime(new Date(chosen.chosenAt))} 在终端上选择）` }]
}

// What a party said aloud, where it agreed that it is kept and it was cut before the seal came on.
function wordsOfAssent(assent: Assent | undefined, who: string) {
  if (assent?.sound !== 'kept') return []
  return [{ name: '口头同意录音', value: `${who}：${((assent.durationMs ?? 0) / 1000).toFixed(1)} 秒，${localTime(new Date(assent.saidAt!))} 说完，SHA-256 ${assent.sha256}` }]
}

// 纠纷主要事实 09:12:00，争议事项 09:12:40，第一条 …: in the order of the paper, by the clock of that day.
function answersOf(answers: readonly ClauseMark[], content: AgreementContent, side: Side): string {
  return partsOf(content, 'zh').flatMap(({ key, heading }) => {
    const mark = answers.find((one) => one.side === side && one.clause === key && one.answer === 'agree')
    return mark ? [`${heading} ${localTime(new Date(mark.answeredAt)).slice(5)}`] : []
  }).join('，')
}
