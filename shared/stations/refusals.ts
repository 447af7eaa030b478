/** What the stations chapter refuses, and what to do then. */
const zh = {
  'enrolment-code-unknown': '没有终端在显示这个代码。请看着终端屏幕，再输一次 8 位数字。',
  'enrolment-code-expired': '这个代码过期了（10 分钟有效）。请在终端上按“换一个代码”，再输一次。',
  'enrolment-gone': '这次登记已经过期或用过了。请按“换一个代码”重新开始。',
  'not-your-station': '这是{station}的终端，只有那里的工作人员或管理员能办。',
  'room-elsewhere': '这个房间不属于这个站点。请重新选择房间。',
  'outage-not-found': '没有找到这条记录，可能已经恢复。请刷新看看。',
  'outage-too-long': '最多先报七天。还没有修好时再报一次。',
  'device-gone': '这个设备现在没有插在终端上。请插好，等几秒再选。',
  'terminal-off': '{terminal}不在线。请先打开它，等灯亮了再自检。',
  'terminal-revoked': '这台终端已停用。请叫工作人员重新登记。',
} as const
const en: Record<keyof typeof zh, string> = {
  'enrolment-code-unknown': 'No terminal shows this code. Please look at the terminal and type the 8 digits again.',
  'enrolment-code-expired': 'This code has run out (it lasts 10 minutes). Press “New code” on the terminal and type that one.',
  'enrolment-gone': 'This enrolment has run out or was used. Press “New code” to start again.',
  'not-your-station': 'This terminal belongs to {station}; only its clerks or an administrator can do this.',
  'room-elsewhere': 'This room is not at this station. Please choose the room again.',
  'outage-not-found': 'There is no such entry; it may be over already. Look again.',
  'outage-too-long': 'Report seven days at most; report again if it is not mended by then.',
  'device-gone': 'This device is not plugged into the terminal now. Please plug it in, wait some seconds and choose again.',
  'terminal-off': '{terminal} is offline. Please switch it on first and test it once its lamp is lit.',
  'terminal-revoked': 'This terminal has been switched off. Please ask the staff to enrol it again.',
}
export const stationsRefusals = { zh, en }
