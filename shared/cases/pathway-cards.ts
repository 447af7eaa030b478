import type { Pathway } from './work.ts'

/** What stands on a card that a party takes home: large print, one thought a line, whom to call. Public lines of the whole country only. */
export type PathwayCard = { lines: string[]; bring: string; call: string[] }

/** The cards in both languages (调解法 Art 26: whoever is not helped here is told where else to go). */
export const pathwayCards: Record<'zh' | 'en', Record<Pathway, PathwayCard>> = {
  zh: {
    court: { lines: ['谈不成，您可以去法院起诉。', '去对方住的地方或者事情发生地方的基层法院。', '不会写诉状，可以口头说，法院记下来。'], bring: '身份证、证据、调解记录', call: ['12368 法院热线'] },
    legal_aid: { lines: ['请不起律师，可以申请法律援助，不要钱。', '去县司法局的法律援助中心。', '要工钱、要赡养费、受了家庭暴力，不看收入。'], bring: '身份证、说明情况的材料', call: ['12348 法律服务热线'] },
    labour_arbitration: { lines: ['工钱、工伤的事，先去劳动仲裁，不要钱。', '从知道权利受损那天起一年内去申请。', '还在那里上班的，欠工钱不受一年限制。'], bring: '身份证、合同、考勤、工资记录', call: ['12333 人社热线'] },
    review: { lines: ['对处理意见不服，可以请上一级复查。', '收到书面意见三十天以内提出。', '对复查还不服，收到后三十天以内可以请再上一级复核。'], bring: '身份证、处理意见书', call: ['上面写着受理单位的地址和电话'] },
    land_arbitration: { lines: ['承包地的纠纷，可以去农村土地承包仲裁委员会。', '也可以直接去法院起诉。', '林地、宅基地归谁，由乡镇或县政府来定。'], bring: '身份证、承包合同、权证', call: ['12345 政务热线'] },
    other_office: { lines: ['这件事由别的部门办。', '我们把材料转过去，您不用再跑一趟登记。', '没有人联系您，请打下面的电话问。'], bring: '身份证、登记号', call: ['12345 政务热线'] },
    safety: { lines: ['打人、吓人都不是家务事，您没有错。', '有危险，马上打110。不方便说话，可以发短信到12110。', '可以请派出所开告诫书，可以请法院下人身安全保护令，不要钱，最快二十四小时。', '受了伤先看病，留好病历和照片。'], bring: '身份证；没有也可以先来', call: ['110 报警', '12338 妇女维权热线', '12348 法律援助'] },
  },
  en: {
    court: { lines: ['If talking does not help, you can go to court.', 'Go to the basic court where the other side lives or where it happened.', 'You may tell it by mouth; the court writes it down.'], bring: 'ID card, evidence, the record of mediation', call: ['12368 courts'] },
    legal_aid: { lines: ['Who cannot pay a lawyer can have legal aid, free of charge.', 'Go to the legal aid centre of the county.', 'For wages, maintenance or violence at home, income does not matter.'], bring: 'ID card, papers about the matter', call: ['12348 legal services'] },
    labour_arbitration: { lines: ['For wages and accidents at work go to labour arbitration first; it is free.', 'Apply within one year of knowing.', 'While you still work there, unpaid wages have no such limit.'], bring: 'ID card, contract, attendance and wage records', call: ['12333 labour office'] },
    review: { lines: ['If you do not accept the opinion, ask the next higher office for review.', 'Ask within thirty days of the written opinion.', 'After that you may ask for recheck, again within thirty days.'], bring: 'ID card, the written opinion', call: ['Address and number stand on the opinion'] },
    land_arbitration: { lines: ['Disputes over contracted land can go to the land contract arbitration commission.', 'You may also go straight to court.', 'Whose forest or homestead it is, the township or county decides.'], bring: 'ID card, contract, certificates', call: ['12345 government line'] },
    other_office: { lines: ['Another office deals with this.', 'We send the papers; you need not register again.', 'If nobody calls you, ask at the number below.'], bring: 'ID card, registration number', call: ['12345 government line'] },
    safety: { lines: ['Hitting and threatening is no family matter. It is not your fault.', 'In danger call 110 at once. If you cannot speak, text 12110.', 'The police can write a warning letter; the court can order protection, free, within a day if urgent.', 'If you are hurt, see a doctor first and keep the papers and pictures.'], bring: 'ID card; come without it if you must', call: ['110 police', '12338 women’s rights', '12348 legal aid'] },
  },
}
