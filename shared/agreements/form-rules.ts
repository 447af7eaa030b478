import type { Topic, Track } from '../cases/words.ts'
import { chineseNumber } from '../platform/chinese-number.ts'
import type { Language } from '../platform/say.ts'
import type { Form } from './words.ts'

type Both = Record<Language, string>
/** How one kind of agreement differs from another: its name, who leads it and whose seal is on it, what its account must say, and its fixed clauses. */
export type FormWords = {
  title: Both
  /** Who leads the talk and signs as such. */
  leads: Both
  organ: 'committee' | 'police' | 'traffic_police'
  /** 青禾人调字〔2026〕: the mark of its own series of numbers. */
  mark: string
  facts: Both
  issues: Both
  /** What the account says, a line each, every one of them (G15); empty where it is told freely. */
  lines: readonly string[]
  statements: (copies: number) => Record<Language, string[]>
}

const nobodysRight: Both = {
  zh: '本协议不限制任何一方依法起诉、申请仲裁、信访或者用其他办法维护自己权利的权利（人民调解法第三条）。因履行本协议发生争议的，可以向人民法院起诉（人民调解法第三十二条）。',
  en: 'This agreement limits nobody’s right to sue, to seek arbitration, to petition, or to protect their rights in any other lawful way (Article 3). A dispute about carrying it out may be taken to court (Article 32).',
}

/** Each kind of agreement. Sources: 人民调解法 Arts 28–33, 治安管理处罚法 Art 9, 程序规定 Arts 184–186, 道路交通事故处理程序规定 Arts 91–94. */
export const formWords: Record<Form, FormWords> = {
  'peoples_agreement/1': {
    title: { zh: '人民调解协议书', en: "People's mediation agreement" }, leads: { zh: '调解员', en: 'Mediator' }, organ: 'committee', mark: '人调字',
    facts: { zh: '纠纷主要事实', en: 'What happened' }, issues: { zh: '争议事项', en: 'What is in dispute' }, lines: [],
    statements: (copies) => ({
      zh: [
        '本协议是各方自愿达成的，自各方当事人签名、调解员签名并加盖人民调解委员会印章之日起生效，具有法律约束力，各方应当按照约定履行（人民调解法第二十九条、第三十一条）。',
        '各方认为有必要的，可以自本协议生效之日起三十日内，共同向人民法院申请司法确认；人民法院不收取费用（人民调解法第三十三条）。',
        nobodysRight.zh,
        `人民调解不收取任何费用。本协议一式${chineseNumber(copies)}份，各方当事人各持一份，人民调解委员会留存一份。`,
      ],
      en: [
        "This agreement was reached freely. It takes effect and binds when all parties and the mediator have signed and the committee's seal is on it (People's Mediation Law, Articles 29 and 31).",
        'Within thirty days of taking effect, the parties may together ask a court to confirm it; the court charges nothing (Article 33).',
        nobodysRight.en,
        `Mediation is free of charge. There are ${copies} copies: one for each party, one for the committee.`,
      ],
    }),
  },
  'police_agreement/1': {
    title: { zh: '治安调解协议书', en: 'Public security mediation agreement' }, leads: { zh: '主持人', en: 'Presiding officer' }, organ: 'police', mark: '公治调字',
    facts: { zh: '案件的基本情况', en: 'The facts of the case' }, issues: { zh: '调解的事项', en: 'What was mediated' },
    lines: ['时间', '地点', '人员', '起因', '经过', '结果', '鉴定意见'],
    statements: (copies) => ({
      zh: [
        '本协议是双方自愿达成的，自双方当事人签名、主持人签名并加盖公安机关印章之日起生效（公安机关办理行政案件程序规定第一百八十四条）。',
        '达成协议并履行的，公安机关对行为人不予处罚。没有达成协议，或者达成协议后不履行的，公安机关依法处理，并告知可以就民事争议向人民法院起诉（治安管理处罚法第九条）。',
        '本协议不限制任何一方依法起诉、信访或者用其他办法维护自己权利的权利。',
        `公安机关调解不收取任何费用。本协议一式${chineseNumber(copies)}份，双方当事人各持一份，公安机关留存一份。`,
      ],
      en: [
        "Both sides reached this agreement freely. It takes effect when both sides and the presiding officer have signed and the public security organ's seal is on it (Administrative Procedure Rules, Article 184).",
        'Once agreed and carried out, nobody is punished. Where it is not carried out, the matter is dealt with by law, and each side may sue over the civil dispute (Public Security Penalties Law, Article 9).',
        'This agreement limits nobody’s right to sue, to petition, or to protect their rights in any other lawful way.',
        `It is free of charge. There are ${copies} copies: one for each party, one for the public security organ.`,
      ],
    }),
  },
  'traffic_agreement/1': {
    title: { zh: '道路交通事故损害赔偿调解书', en: 'Traffic accident damages mediation' }, leads: { zh: '主持人', en: 'Presiding officer' }, organ: 'traffic_police', mark: '公交调字',
    facts: { zh: '事故认定的事实和损失', en: 'The accident as found, and the damage' }, issues: { zh: '赔偿的项目和数额', en: 'What is paid for, and how much' },
    lines: ['调解依据', '认定事实', '损失情况', '责任及比例'],
    statements: (copies) => ({
      zh: [
        '本调解书是各方自愿达成的，自各方当事人签名、主持人签名并加盖公安机关交通管理部门印章之日起生效（道路交通事故处理程序规定第九十三条）。',
        '各方应当按照约定履行。经调解达成协议后不履行的，当事人可以就损害赔偿争议向人民法院提起民事诉讼（道路交通安全法第七十四条）。',
        '本调解书不限制任何一方依法起诉或者用其他办法维护自己权利的权利。',
        `公安机关交通管理部门调解不收取任何费用。本调解书一式${chineseNumber(copies)}份，各方当事人各持一份，公安机关交通管理部门留存一份。`,
      ],
      en: [
        'All sides reached this freely. It takes effect when all parties and the presiding officer have signed and the seal of the traffic police is on it (Traffic Accident Procedure Rules, Article 93).',
        'It is to be carried out as agreed. Where it is not, the damages may be taken to court (Road Traffic Safety Law, Article 74).',
        'It limits nobody’s right to sue or to protect their rights in any other lawful way.',
        `It is free of charge. There are ${copies} copies: one for each party, one for the traffic police.`,
      ],
    }),
  },
}

/** Which kind of agreement a case comes to; null where its track comes to none. */
export function formFor({ track, topic }: { track: Track; topic: Topic }): Form | null {
  switch (track) {
    case 'peoples_mediation': return 'peoples_agreement/1'
    case 'police_mediation': return topic === 'traffic' ? 'traffic_agreement/1' : 'police_agreement/1'
    case 'consultation':
    case 'petition':
    case 'help_request': return null
  }
}

/** G15 What of the account is not written yet: each line of its form begins with its name and says something. */
export function linesMissing(form: Form, facts: string): string[] {
  const written = facts.split('\n').map((line) => line.trim())
  return formWords[form].lines.filter((name) => !written.some((line) => line.startsWith(`${name}：`) && line.length > name.length + 1))
}
