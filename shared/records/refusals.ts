const zh = {
  'notes-not-understood': '这次写的没有收下：笔录里只能有一行一行的文字。请刷新页面再写。',
  'notes-gap': '服务器少了前面写的一些字，正在重新送一遍，请不要关掉页面。',
  'notes-aside': '现在是单独谈，说的话不记进共同的笔录。您写的还在，大家一起谈的时候会自动存上；要记单独谈的内容，请写到案件的“保密记录”里。',
  'notes-closed': '现在不能写这场调解的笔录：只有主持人和记录员可以写，从开始到结束后 24 小时内。',
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
  'notes-not-understood': 'This was not taken in: notes are lines of plain words. Please reload the page and type it again.',
  'notes-gap': 'The server lacks some of what was typed before; it is being sent again. Please keep this page open.',
  'notes-aside': 'You are talking aside, and what is said there does not go into the common notes. What you typed is kept and is saved when all are together again; for the caucus itself use the closed notes of the case.',
  'notes-closed': 'The notes of this session cannot be written now: only its host and recorder write them, from its start until 24 hours after its end.',
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
