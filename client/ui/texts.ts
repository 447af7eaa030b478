import type { Texts } from '#shared/platform/say.ts'

const zh = {
  close: '关闭',
  notNow: '先不',
  again: '再试一次',
  required: '必填',
  timeUp: '时间到了',
  overdueBy: '已超过 {span}',
  left: '还有 {span}',
  days: '{days} 天 {hours} 小时',
  hours: '{hours} 小时 {minutes} 分钟',
  minutes: '{minutes} 分钟',
  seconds: '{seconds} 秒',
  signHere: '请在线上写您的名字',
  signAgain: '重写',
  signed: '签好了',
  signEmpty: '还没有写。请用手指在白框里写您的名字。',
  stepOf: '第 {at} 步，共 {of} 步',
  done: '已完成',
} as const

const en: Record<keyof typeof zh, string> = {
  close: 'Close',
  notNow: 'Not now',
  again: 'Try again',
  required: 'required',
  timeUp: 'Time is up',
  overdueBy: 'late by {span}',
  left: '{span} left',
  days: '{days} d {hours} h',
  hours: '{hours} h {minutes} min',
  minutes: '{minutes} min',
  seconds: '{seconds} s',
  signHere: 'Please write your name on the line',
  signAgain: 'Start over',
  signed: 'I have signed',
  signEmpty: 'Nothing is written yet. Please write your name in the white field with your finger.',
  stepOf: 'Step {at} of {of}',
  done: 'done',
}

/** The few words that the looks themselves say. */
export const texts: Texts<keyof typeof zh> = { zh, en }
