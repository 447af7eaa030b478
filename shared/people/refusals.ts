/** What the people chapter refuses, and what to do then. */
const zh = {
  'id-number-length': '身份证号要有 18 位（最后一位可以是 X）。请对着身份证再看一遍。',
  'id-number-region': '身份证号前 6 位不是一个地区。请对着身份证再看一遍。',
  'id-number-birth-date': '身份证号里的出生日期不对。请对着身份证再看一遍。',
  'id-number-check-digit': '身份证号的最后一位对不上，可能有一位打错了。请对着身份证再看一遍。',
  'phone-number': '电话号码不对。请填 11 位手机号，或者带区号的座机号；没有电话可以不填。',
  'name-empty': '请填姓名。',
  'name-too-long': '姓名最多 {max} 个字。请按身份证上的写法填。',
  'name-letters': '姓名里只能有文字和“·”，不能有符号、表情或看不见的字符。请按身份证上的写法填。',
  'guardian-needed': '{name} 只有 {age} 岁，不满 14 岁的孩子要有监护人。请填监护人的姓名和电话。',
  'demo-only': '这扇门只在演示模式下打开。请用自己的账号登录。',
  'username-taken': '用户名 {username} 已经有人用了。请换一个。',
  'purpose-needed': '查看个人资料要写明用途，至少 4 个字。用途会记入审计日志。',
} as const
const en: Record<keyof typeof zh, string> = {
  'id-number-length': 'An ID number has 18 characters (the last may be X). Please check it against the card.',
  'id-number-region': 'The first 6 digits of the ID number are no region. Please check it against the card.',
  'id-number-birth-date': 'The birth date in the ID number is not right. Please check it against the card.',
  'id-number-check-digit': 'The last character of the ID number does not fit; a digit may be mistyped. Please check it against the card.',
  'phone-number': 'The phone number is not right. Give an 11-digit mobile number, or a fixed line with its area code; it may be left empty.',
  'name-empty': 'Please give a name.',
  'name-too-long': 'A name has {max} characters at most. Please write it as on the ID card.',
  'name-letters': 'A name may hold only letters and “·”, no signs, emoji or invisible characters. Please write it as on the ID card.',
  'guardian-needed': '{name} is only {age}; a child under 14 needs a guardian. Please give the guardian’s name and phone.',
  'demo-only': 'This door opens in demo mode only. Please sign in with your own account.',
  'username-taken': 'The username {username} is taken. Please choose another one.',
  'purpose-needed': 'Reading a person’s data needs a purpose of at least 4 characters. It is kept in the audit log.',
}
export const peopleRefusals = { zh, en }
