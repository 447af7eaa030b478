import type { PaperFacts } from '#shared/papers/facts.ts'
import type { PaperFields, PaperKind } from '#shared/papers/words.ts'

/** What a case of made-up people knows, with a rare character and what looks like markup: enough for every kind of paper. */
export const someFacts: PaperFacts = {
  number: '青禾调〔2026〕0007号', topic: 'labor', track: 'peoples_mediation', summary: '乙方欠甲方 3 个月工钱 *不是粗体* $x$ #panic("x")', openedOn: '2026-09-18', dueOn: '2026-11-17', owner: '陈向阳',
  station: { name: '云岭派出所', nameEn: 'Yunling', phone: '120 0000 0003', address: '云岭街 1 号' },
  parties: [
    { side: 'applicant', name: '覃𠅤䶮', sex: 'male', age: 52, idNumberMasked: '990101********001X', phoneMasked: '120****0011', address: '云岭镇大坪村3组', guardian: null, agent: '覃小福', needs: ['reading'], language: '羌语' },
    { side: 'respondent', name: '阿依·努尔古丽', sex: 'female', age: 44, idNumberMasked: '990101********0022', phoneMasked: null, address: '石坎镇石坎村1组', guardian: null, agent: null, needs: [], language: null },
  ],
  host: '陈向阳', metOn: '2026-09-18', agreement: { number: '青禾人调字〔2026〕第0001号', effectiveOn: '2026-09-18' },
  ended: { number: '青禾人调字〔2026〕第0001号', effectiveOn: '2026-09-18', endedOn: '2026-10-20', ending: 'consent', reason: '双方另行达成了新的办法' },
  power: { principal: '覃𠅤䶮', agent: '覃小福', relation: '儿子', powers: ['apply', 'concede'], fromDay: '2026-09-18', untilDay: '2026-12-31' },
  followUp: { mode: 'visit', names: '乙方：阿依·努尔古丽', promise: '乙方于2026年10月10日前，付清工钱。', promisedOn: '2026-10-10', status: 'done_not_kept', remark: '说月底给', doneByName: '何文静', doneOn: '2026-10-11', agreementNumber: '青禾人调字〔2026〕第0001号' },
}

/** What is typed for each kind. */
export const someFields: Record<PaperKind, PaperFields> = {
  rights_notice: {}, recording_notice: {},
  acceptance_notice: { receivedVia: 'counter', office: '青禾县公安局', route: '调查核实。\n需要时组织调解。' },
  oral_agreement: { facts: '欠工钱三个月。', issues: '欠多少、何时给。', liability: '乙方负责。', content: '乙方付甲方三千元。\n甲方不再堵门。', who: 'both', method: '现金', place: '云岭派出所', amount: '3,000 元', dueOn: '2026-10-10' },
  power_of_attorney: { matters: '参加调解，代领文书。' },
  confirmation_application: { court: '青禾县人民法院', reasons: '双方自愿达成协议。', proofs: '考勤表一份' },
  termination_notice: { reason: '乙方不再愿意谈。' },
  ending_notice: { alreadyDone: '已付的一千元不退。\n锄头还给乙方。' },
  petition_opinion: { acceptedOn: '2026-09-20', requests: '要回工钱', found: '欠薪属实', basis: '劳动法第五十条', opinion: 'support', opinionText: '责令支付', reviewOrgan: '青禾市公安局', reviewAddress: '市府路 2 号', signedBy: '周明' },
  follow_up_record: { newIssue: '电话打不通', measures: '约一次为什么的见面' },
}
