const zh = {
  'notice-not-found': '没有找到这条通知，或者它归别的站点。',
  'notice-settled': '这条通知已经办好或者作废了。',
}
const en: Record<keyof typeof zh, string> = {
  'notice-not-found': 'No such notice was found, or it belongs to another station.',
  'notice-settled': 'This notice has been settled or is void.',
}

/** What the notices chapter says when it must say no. */
export const noticesRefusals = { zh, en }
