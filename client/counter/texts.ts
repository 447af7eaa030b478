import type { Texts } from '#shared/platform/say.ts'

const zh = {
  title: '{station} · 窗口',
  today: '今天',
  register: '登记',
  registerKey: '登记 · F2',
  cases: '案件',
  signOut: '退出',
  todayMore: '今天到这个所来谈的人，按时间排。',
} as const

const en: Record<keyof typeof zh, string> = {
  title: '{station} · counter',
  today: 'Today',
  register: 'Register',
  registerKey: 'Register · F2',
  cases: 'Cases',
  signOut: 'Sign out',
  todayMore: 'Who comes to this station today, by time.',
}

/** What the counter's own frame says. */
export const texts: Texts<keyof typeof zh> = { zh, en }
