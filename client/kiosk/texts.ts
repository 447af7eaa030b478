import type { Texts } from '#shared/platform/say.ts'

const zh = {
  call: '叫工作人员',
  called: '工作人员马上就来',
  nobodyHeard: '窗口现在没有人看屏幕，请到窗口找工作人员。',
  hello: '您好',
  idle: '要和县里的民警视频谈事，请先到窗口登记。',
  test: '试一试这台终端',
  sound: '试试声音',
  unheard: '您静音了，他们听不到您',
  offline: '线路断了，正在重新连接，您不用动。',
  offlineMore: '请坐着等一等；着急的话，请到窗口告诉工作人员。',
  offlineAge: '这是 {at} 记下的安排',
} as const

const en: Record<keyof typeof zh, string> = {
  call: 'Call the staff',
  called: 'Someone is coming',
  nobodyHeard: 'Nobody is watching the counter’s screen now. Please go to the counter.',
  hello: 'Hello',
  idle: 'To talk with a county officer by video, please register at the counter first.',
  test: 'Test this terminal',
  sound: 'Try the sound',
  unheard: 'You are muted. They cannot hear you',
  offline: 'The line is down and is being restored. You need not do anything.',
  offlineMore: 'Please take a seat and wait; if it is urgent, tell the staff at the counter.',
  offlineAge: 'This is the list as of {at}',
}

/** What the terminal says by itself, while nobody is expected: it comes with the first load, so no more than that needs. */
export const texts: Texts<keyof typeof zh> = { zh, en }
