const zh = {
  'case-is-closed': '这个案件已经办结，不能再约。有新的情况请重新登记。',
  'case-not-found': '没有找到这个案件，或者它不归您查看。请核对编号；如果工作需要，请找承办人或负责人。',
  'case-needs-sides': '案件里至少要有来登记的一方。请先填好是谁来登记。',
  'same-person-twice': '同一个人不能既是甲方又是乙方，也不能填两次。请核对身份证号。',
  'no-such-move': '案件现在是“{from}”，不能直接到“{to}”。可以到：{next}。',
  'over-for-good': '案件现在是“{from}”，在这里已经结束。有新的事实，请重新登记。',
  'close-elsewhere': '办结、重新办理要先看回访。请用“办结”或“重新办理”。',
  'extend-elsewhere': '延期由负责人在“期限”里办，要写明理由，并告诉本人。',
  'same-reviewer': '重新办理要换一个人来看：上次是您办结的。请让负责人或别的同事来办。',
  'no-more-extension': '这个期限已经不能再延长。依据：{basis}。',
  'no-pause': '这个期限不能暂停。依据：{basis}。',
  'clock-stands': '这个期限已经停了，或者本来就在走。请刷新再看。',
}
const en: Record<keyof typeof zh, string> = {
  'case-is-closed': 'This case is closed, so nothing more can be booked for it. Register anew if something has happened.',
  'case-not-found': 'No such case was found, or it is not yours to read. Check the number; if your work needs it, ask the handling officer or the lead.',
  'case-needs-sides': 'A case needs at least the side that came to register. Fill in who came first.',
  'same-person-twice': 'One person cannot be on both sides or be entered twice. Check the ID numbers.',
  'no-such-move': 'The case is at “{from}” and cannot go to “{to}” from there. It can go to: {next}.',
  'over-for-good': 'The case is at “{from}” and ends there for us. Where there are new facts, register anew.',
  'close-elsewhere': 'Closing and reopening look at the follow-ups first. Use “close” or “reopen”.',
  'extend-elsewhere': 'The lead extends it under “deadlines”, with a reason that is told to the person.',
  'same-reviewer': 'Somebody else must look at it: you closed it last time. Ask the lead or a colleague to reopen it.',
  'no-more-extension': 'This deadline cannot be extended any more. Basis: {basis}.',
  'no-pause': 'This deadline cannot be paused. Basis: {basis}.',
  'clock-stands': 'This deadline has stopped, or is running already. Look again.',
}

/** What the cases chapter says when it must say no. */
export const casesRefusals = { zh, en }
