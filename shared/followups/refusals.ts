const zh = {
  'already-settled': '这次回访已经有结果了。需要更正请找负责人。',
  'remark-missing': '没有按约定做到的，请写一句情况，方便下一步处理。',
  'too-early': '还没有到约定的日子。如果已经做到了，可以记为“做到了”。',
  'follow-ups-open': '还有 {count} 次回访没有做完，先做完或由本人免去，再办结：{open}',
  'receipt-elsewhere': '这份收据不在这个案件的材料里。请先把收据存入材料，再选它。',
  'was-kept': '约定已经做到了，或者还没有问，不用约见面问原因。',
  'not-asked-here': '现在不问这个。谢谢您。',
  'not-over-yet': '案件还在办，等达成协议或办结以后再问满意不满意。',
}
const en: Record<keyof typeof zh, string> = {
  'already-settled': 'This follow-up already has an outcome. For a correction, ask your lead.',
  'remark-missing': 'Where a promise was not fully kept, please write a sentence about it, so that the next step is clear.',
  'too-early': 'The promised day has not come yet. If it is already done, write down “kept”.',
  'follow-ups-open': '{count, plural, one {One follow-up is} other {# follow-ups are}} still open. Do them, or let the party waive them, then close: {open}',
  'receipt-elsewhere': 'This receipt is not among the papers of this case. Add it to the papers first, then choose it.',
  'was-kept': 'The promise was kept, or nobody has asked yet: no meeting about why is needed.',
  'not-asked-here': 'This is not asked now. Thank you.',
  'not-over-yet': 'The case still runs. Ask about the service once there is an agreement or it is closed.',
}
/** What the followups chapter refuses, in both languages. */
export const followupsRefusals = { zh, en }
