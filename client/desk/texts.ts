import type { Texts } from '#shared/platform/say.ts'

const zh = {
  title: '{unit} · 办公桌',
  home: '今天',
  cases: '案件',
  board: '全县',
  week: '时间表',
  terminals: '终端',
  staff: '人员',
  audit: '审计',
  deadlines: '期限',
  signOut: '退出',
  dark: '深色',
  light: '浅色',
  hello: '{name}，今天要做的事都在这里。',
  caseTitle: '案件',
  papers: '材料',
  people: '人和事',
  notes: '笔录',
  agreement: '协议',
  evidence: '证据',
  sheets: '笔录、协议、证据',
  tilesOf: '在场的人',
} as const

const en: Record<keyof typeof zh, string> = {
  title: '{unit} · desk',
  home: 'Today',
  cases: 'Cases',
  board: 'County',
  week: 'Timetable',
  terminals: 'Terminals',
  staff: 'Staff',
  audit: 'Audit',
  deadlines: 'Deadlines',
  signOut: 'Sign out',
  dark: 'Dark',
  light: 'Light',
  hello: '{name}, what today asks of you is all here.',
  caseTitle: 'Case',
  papers: 'Papers',
  people: 'People and clocks',
  notes: 'Notes',
  agreement: 'Agreement',
  evidence: 'Evidence',
  sheets: 'Notes, agreement, evidence',
  tilesOf: 'Who is here',
}

/** What the desk's own frame says. */
export const texts: Texts<keyof typeof zh> = { zh, en }
