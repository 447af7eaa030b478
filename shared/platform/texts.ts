/** Refusals that any chapter may meet. */
const zh = {
  'invalid-input': '有一项填得不对：{field}。请改一下再试，已经填的都还在。',
  'not-signed-in': '您还没有登录，或者登录已过期。请重新登录，填的内容还在。',
  'not-allowed': '您的身份不能做这件事。如果工作需要，请找负责人。',
  'not-found': '没有找到。可能已经被移走，或者不归您查看。',
  'too-many': '操作太快了，请等 {seconds} 秒再试。',
  'too-large': '内容太大了，最多 {megabytes} MB。',
  'database-gone': '系统正在恢复，请等几秒再试一次，已经填的都还在。',
  'files-away': '存放文件的地方现在没有应答，文件都还在。请过几分钟再试；一直这样，请告诉管理员。',
  'something-broke': '系统出了问题，没有保存。请再试一次；如果还不行，请把编号 {incident} 告诉管理员。',
}
const en: Record<keyof typeof zh, string> = {
  'invalid-input': 'One entry is not right: {field}. Please correct it and try again; what you typed is still there.',
  'not-signed-in': 'You are not signed in, or your sign-in has run out. Please sign in again; what you typed is still there.',
  'not-allowed': 'Your role cannot do this. If your work needs it, ask your lead.',
  'not-found': 'Nothing was found. It may have been moved, or it is not yours to see.',
  'too-many': 'That was too fast. Please wait {seconds} seconds and try again.',
  'too-large': 'That is too large; {megabytes} MB at most.',
  'database-gone': 'The system is recovering. Please wait a few seconds and try again; what you typed is still there.',
  'files-away': 'The place where files are kept does not answer just now; nothing is lost. Please try again in a few minutes, and tell the administrator if it stays so.',
  'something-broke': 'Something went wrong and nothing was saved. Please try again; if it happens again, tell the administrator this number: {incident}.',
}
export const platformTexts = { zh, en }
