import type { zh } from './interpreting.zh.ts'

export const en: Record<keyof typeof zh, string> = {
  who: 'Interpreter',
  bind: 'Interprets for {side}',
  unbind: 'No longer for {side} alone',
  others: 'What {side} hears of others',
  share: '{share} %',
  toParty: 'Interprets for {side}; only {side} hears it now',
  toRoom: 'Interprets for {side}; everybody hears it now',
  youParty: 'Only {side} hears you now',
  youRoom: 'Everybody hears you now',
  keyParty: 'To {side}',
  keyRoom: 'To everybody',
  keys: 'Whom you speak to',
  invite: 'Ask in an interpreter',
  which: 'Which language',
}
