/** What the desk says of interpreters. */
export const zh = {
  who: '翻译',
  bind: '给{side}翻译',
  unbind: '不再只给{side}翻译',
  others: '{side}听别人的声音',
  share: '{share}%',
  toParty: '给{side}翻译，现在只有{side}听得到',
  toRoom: '给{side}翻译，现在大家都听得到',
  youParty: '现在只有{side}听得到您',
  youRoom: '现在大家都听得到您',
  keyParty: '对{side}说',
  keyRoom: '对大家说',
  keys: '对谁说',
  invite: '请翻译',
  which: '选哪种话',
} as const
