import { chineseDay } from '#shared/agreements/clauses.ts'
import type { PaperFacts } from '#shared/papers/facts.ts'
import type { PaperFields, PaperKind } from '#shared/papers/words.ts'
import type { House } from './house.ts'

/** What the case already says for a paper's fields; whoever makes it may write something else. In Chinese, as the paper is. */
export function knownFields(kind: PaperKind, { number, summary, agreement }: PaperFacts, { county }: Pick<House, 'county'>): PaperFields {
  switch (kind) {
    case 'acceptance_notice': return { office: `${county}公安局`, route: '由承办单位听取您的陈述，调查核实；需要时在双方都愿意的情况下组织调解，或者举行听证。办结后给您书面的处理意见。' }
    case 'oral_agreement': return { facts: summary }
    case 'power_of_attorney': return { matters: `就案件 ${number} 参加调解、办理相关手续。` }
    case 'confirmation_application': return agreement ? { reasons: `${summary}\n经${county}人民调解委员会主持调解，申请人于${chineseDay(agreement.effectiveOn)}自愿达成人民调解协议（${agreement.number}），对协议内容没有异议。现自协议生效之日起三十日内共同申请司法确认。` } : {}
    case 'petition_opinion': return { requests: summary }
    case 'rights_notice':
    case 'recording_notice':
    case 'termination_notice':
    case 'ending_notice':
    case 'follow_up_record': return {}
  }
}
