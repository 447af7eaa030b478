import type { SendingTrouble } from './files-kept.ts'

const zh = {
  title: '文件和硬盘',
  loading: '正在看硬盘……',
  room: '硬盘还够录约 {hours} 小时',
  roomUnknown: '看不出硬盘还剩多少',
  low: '硬盘快满了。请在下一场开始以前腾出空间，或者换一块大硬盘；录到一半满了，后面的就录不上。',
  here: '附件、文书、影片和录像都存在这台服务器上。',
  far: '附件、文书、影片和录像存好以后移到 S3；在那里核对无误，才从这台服务器上拿掉。',
  waiting: '还有 {files} 个文件（约 {megabytes} MB）在这台服务器上，等着移过去。',
  'trouble.away': '从 {since} 起，S3 没有应答。什么都没有丢：新文件先存在这台服务器上，恢复以后自动移过去；已经移过去的暂时打不开。请检查网络和 FILES_S3_ENDPOINT。',
  'trouble.refused': '从 {since} 起，S3 不认我们的密钥，或者密钥权限不够。什么都没有丢，文件先存在这台服务器上。请检查 FILES_S3_KEY、FILES_S3_SECRET 和这个密钥的权限（读、写、列、删）。',
  'trouble.no-bucket': '从 {since} 起，S3 说没有这个存储桶。什么都没有丢，文件先存在这台服务器上。请检查 FILES_S3_BUCKET 和 FILES_S3_PATH_STYLE。',
  'trouble.changed': '从 {since} 起，S3 存下的和送去的不一样。什么都没有丢：原件还在这台服务器上，每分钟再送一次。请告诉管 S3 的人。',
} satisfies Record<string, string> & Record<`trouble.${SendingTrouble}`, string>

const en: Record<keyof typeof zh, string> = {
  title: 'Files and the disk',
  loading: 'Looking at the disk …',
  room: 'The disk has room for about {hours} hours of recording',
  roomUnknown: 'How much room the disk has cannot be told',
  low: 'The disk is nearly full. Please make room before the next session, or put in a larger disk: if it fills up in the middle, the rest is not recorded.',
  here: 'Attachments, papers, films and recordings lie on this server.',
  far: 'Attachments, papers, films and recordings are moved to S3; they are taken off this server only when they are there unchanged.',
  waiting: '{files, plural, one {# file} other {# files}} (about {megabytes} MB) on this server wait to be moved.',
  'trouble.away': 'Since {since} S3 does not answer. Nothing is lost: new files stay on this server and are moved by themselves when it is back; what was moved before cannot be opened until then. Please check the network and FILES_S3_ENDPOINT.',
  'trouble.refused': 'Since {since} S3 does not accept our key, or the key may not do enough. Nothing is lost, files stay on this server. Please check FILES_S3_KEY, FILES_S3_SECRET and what the key may do (read, write, list, delete).',
  'trouble.no-bucket': 'Since {since} S3 says that there is no such bucket. Nothing is lost, files stay on this server. Please check FILES_S3_BUCKET and FILES_S3_PATH_STYLE.',
  'trouble.changed': 'Since {since} S3 keeps something else than it is sent. Nothing is lost: the originals are on this server and are sent again every minute. Please tell whoever looks after that S3.',
}

/** What the lead and the administrator are told of the files and the disk. */
export const filesTexts = { zh, en }
