const zh = {
  'paper-not-now': '这个案件现在不能有这份文书：{why}',
  'paper-incomplete': '还缺：{missing}。请先补上，再做这份文书。',
  'paper-about-missing': '请先选这份文书是关于哪一份授权、哪一次回访。',
  'character-missing': '“{character}”（{code}）这个字印不出来。请在“{where}”换一个写法，或者请管理员装上有这个字的字体。',
  'paper-unknown': '这里没有做过这样一份文书。请到派出所窗口核对。',
  'no-agreement-yet': '这个案件还没有生效的协议，没有可以请法院确认的。',
  'cannot-confirm': '这份协议不能请法院确认：{why}',
  'not-ready-to-send': '还不能送法院，还缺：{missing}。',
  'no-such-step': '司法确认现在是“{from}”，不能直接到“{to}”。',
  'sent-outside': '送出的日子要在协议生效以后、最后一天（{lastDay}）以前，也不能是将来。',
  'answered-before': '法院答复的日子不能早于送出的日子，也不能是将来。',
  'binding-already': '这份卷宗正在装订，请等一等。',
}
const en: Record<keyof typeof zh, string> = {
  'paper-not-now': 'The case cannot have this paper now: {why}',
  'paper-incomplete': 'Still missing: {missing}. Fill it in, then make the paper.',
  'paper-about-missing': 'Choose first which power of attorney or which follow-up the paper is about.',
  'character-missing': '“{character}” ({code}) cannot be printed. Write it another way in “{where}”, or ask the administrator for a font that has it.',
  'paper-unknown': 'No such paper was made here. Ask at a station counter.',
  'no-agreement-yet': 'This case has no agreement in effect, so there is nothing for the court to confirm.',
  'cannot-confirm': 'The court cannot be asked to confirm this agreement: {why}',
  'not-ready-to-send': 'It cannot go to the court yet. Still missing: {missing}.',
  'no-such-step': 'The confirmation is at “{from}” and cannot go to “{to}” from there.',
  'sent-outside': 'The day of sending lies after the agreement took effect and not after the last day ({lastDay}), nor in the future.',
  'answered-before': 'The court cannot have answered before it was asked, nor in the future.',
  'binding-already': 'This dossier is being bound. Please wait.',
}

/** What the papers chapter says when it must say no. */
export const papersRefusals = { zh, en }
