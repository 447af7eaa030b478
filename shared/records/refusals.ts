const zh = {
  'line-changed': '这一行刚被 {who} 改过。您写的还在，请看一下再决定用哪一个。',
  'notes-closed': '现在不能写这场调解的笔录：只有主持人和记录员可以写，从开始到结束后 24 小时内。',
  'line-not-empty': '这一行还有字，不能删掉。请先清空。',
  'wrong-type': '这种文件不能上传。可以上传 PDF、照片（JPG、PNG、WebP）、MP4、MP3 和文本文件。',
  'upload-too-large': '文件太大了，最多 {megabytes} MB。请压缩一下，或者分成几个再传。',
  'upload-gone': '没有找到这个上传，可能已经过期。请重新选择文件上传。',
  'file-damaged': '文件已损坏，和登记时不一样，不能打开。请联系管理员。',
  'not-showable': '只有照片和 PDF 能给大家看。请换一份材料。',
  'nothing-to-show-to': '现在不在谈，没有人能看到。请在开始谈或者歇完以后再给大家看。',
  'recording-none': '这次见面没有录像，或者录像还没有存好。请过一分钟再看。',
  'recording-not-yours': '这段录像只有负责这件事的人、当时主持和记录的人、领导可以看；有未成年人在场的，只有负责的人和领导可以看。需要看请找他们。',
}
const en: Record<keyof typeof zh, string> = {
  'line-changed': '{who} has just changed this line. What you typed is kept; please look and choose which one to keep.',
  'notes-closed': 'The notes of this session cannot be written now: only its host and recorder write them, from its start until 24 hours after its end.',
  'line-not-empty': 'There are words in this line, so it cannot be removed. Please empty it first.',
  'wrong-type': 'This kind of file cannot be uploaded. PDF, pictures (JPG, PNG, WebP), MP4, MP3 and plain text can.',
  'upload-too-large': 'The file is too large; {megabytes} MB at most. Please make it smaller or split it.',
  'upload-gone': 'This upload was not found; it may have expired. Please choose the file again.',
  'file-damaged': 'The file is damaged: it is not what was filed, so it is not opened. Please tell the administrator.',
  'not-showable': 'Only pictures and PDF can be shown to everybody. Please choose another file.',
  'nothing-to-show-to': 'Nobody would see it now, because the talk does not go on. Please show it once it has begun, or after the rest.',
  'recording-none': 'Nothing of this session was recorded, or it is not filed yet. Please look again in a minute.',
  'recording-not-yours': 'Only who answers for the case, who hosted or wrote in that session, and the lead may watch this; where a child was there, only the first and the last. Please ask them.',
}
/** What the records chapter refuses, in both languages. */
export const recordsRefusals = { zh, en }
