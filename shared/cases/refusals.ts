const zh = {
  'case-is-closed': '这个案件已经办结，不能再约。有新的情况请重新登记。',
  'case-not-found': '没有找到这个案件，或者它不归您查看。请核对编号；如果工作需要，请找承办人或负责人。',
  'case-needs-sides': '案件里至少要有来登记的一方。请先填好是谁来登记。',
  'same-person-twice': '同一个人不能既是甲方又是乙方，也不能填两次。请核对身份证号。',
}
const en: Record<keyof typeof zh, string> = {
  'case-is-closed': 'This case is closed, so nothing more can be booked for it. Register anew if something has happened.',
  'case-not-found': 'No such case was found, or it is not yours to read. Check the number; if your work needs it, ask the handling officer or the lead.',
  'case-needs-sides': 'A case needs at least the side that came to register. Fill in who came first.',
  'same-person-twice': 'One person cannot be on both sides or be entered twice. Check the ID numbers.',
}

/** What the cases chapter says when it must say no. */
export const casesRefusals = { zh, en }
