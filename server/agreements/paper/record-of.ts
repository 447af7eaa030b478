import { createHash } from 'node:crypto'
import { partsOf, sideName } from '#shared/agreements/clauses.ts'
import { canonical, signerKey, signersOf } from '#shared/agreements/rules.ts'
import type { AgreementContent, ClauseMark } from '#shared/agreements/words.ts'
import { type Side, sides } from '#shared/cases/words.ts'
import { localTime } from './local-time.ts'
import type { Signed } from './paper-of.ts'

/** The annex: who signed which text, when, where, with the hash of each stroke, whose seal is on it, and how all that is verified. */
export function recordOf({ content, contentHash, version, cancelled, signatures, answers, sealedAt, verifyAt, seal }: Signed) {
  return {
    title: '附页　签署记录',
    facts: [
      { name: '协议编号', value: content.number }, { name: '案件编号', value: content.caseNumber },
      { name: '签署的文本', value: `第 ${version} 版${cancelled > 0 ? `（此前的版本上有 ${cancelled} 个签名，改动后已作废）` : ''}` },
      { name: '内容 SHA-256', value: contentHash },
      { name: '盖章时间', value: localTime(sealedAt) }, { name: '印章证书', value: seal.subject }, { name: '证书 SHA-256', value: seal.sha256 },
    ],
    answers: sides.map((side) => ({ name: `${sideName(side, 'zh')}逐条同意`, value: answersOf(answers, content, side) })).filter(({ value }) => value !== ''),
    heads: ['签名人', '时间', '地点', '笔迹 SHA-256'],
    rows: signersOf(content).flatMap((signer) => {
      const mark = signatures.find((one) => one.signerKey === signerKey(signer))
      return mark ? [[`${signer.kind === 'party' ? sideName(signer.side, 'zh') : '调解员'} ${signer.name}`, localTime(new Date(mark.signedAt)), mark.where, createHash('sha256').update(canonical(mark.ink)).digest('hex')]] : []
    }),
    notes: [
      `核对方法：扫页脚的二维码，或者打开 ${verifyAt}，把这份 PDF 交上去核对；也可以用任何能看 PDF 签名的软件查看印章。`,
      ...(seal.selfMade ? ['本件所盖印章由演示系统自动生成，没有法律效力。'] : []),
    ],
  }
}

// 纠纷主要事实 09:12:00，争议事项 09:12:40，第一条 …: in the order of the paper, by the clock of that day.
function answersOf(answers: readonly ClauseMark[], content: AgreementContent, side: Side): string {
  return partsOf(content, 'zh').flatMap(({ key, heading }) => {
    const mark = answers.find((one) => one.side === side && one.clause === key && one.answer === 'agree')
    return mark ? [`${heading} ${localTime(new Date(mark.answeredAt)).slice(5)}`] : []
  }).join('，')
}
