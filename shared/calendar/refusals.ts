/** What the calendar chapter refuses, and what to do then. */
const zh = {
  'calendar-missing': '{year}年的工作日历还没有导入，算不出工作日。请管理员导入国务院放假通知后再试。',
  'not-your-shift': '只能登记自己的请假；别人的班次请找负责人。',
  'shift-too-long': '一个班次不能超过 {days} 天。请分开登记。',
  'shift-ends-first': '结束时间要在开始时间之后。请改一下。',
  'notice-other-year': '{date} 不在 {year} 年。请检查放假通知。',
} as const
const en: Record<keyof typeof zh, string> = {
  'calendar-missing': 'The working calendar of {year} is not loaded, so working days cannot be counted. Ask an administrator to import the holiday notice, then try again.',
  'not-your-shift': 'You can enter your own leave only; for others’ shifts, ask a lead.',
  'shift-too-long': 'A shift lasts {days} days at most. Please enter it in parts.',
  'shift-ends-first': 'The end must come after the beginning. Please correct it.',
  'notice-other-year': '{date} is not in {year}. Please check the holiday notice.',
}
export const calendarRefusals = { zh, en }
