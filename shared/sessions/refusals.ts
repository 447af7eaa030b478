const zh = {
  'session-not-yours': '这场视频没有您的位置。如果应该有，请找主持人或窗口。',
  'session-not-admitted': '请再等一等，主持人会请您进来。您不用做什么。',
  'session-over': '这场视频已经结束了。要接着谈，请到窗口再约一次。',
  'session-host-only': '这件事只有主持人能做。',
  'session-not-from-here': '现在还不能到这一步。请看左边的步骤，按顺序来；走错了可以回到上一步。',
  'session-side-not-there': '这一方现在不在，不能单独谈。等他们连上再来。',
  'session-not-willing': '有一方说不愿意，或者不方便说话，不能接着谈。可以单独问清楚、改勾选，或者结束这场见面。',
  'session-nobody-waits': '现在没有人在等候室等着。等终端连上以后再请进来。',
  'session-mute-locked': '主持人现在让大家轮流说，还不能打开话筒。想说话请举手示意。',
  'session-ask-instead': '对方自己关了话筒，别人不能替他打开。可以请他自己打开。',
  'session-listens-only': '您的位置只能看和听，不能说话。',
  'session-media-unavailable': '音视频程序正在恢复，请等几秒，会自己接上。',
  'session-media-refused': '这台设备的音视频格式对不上。请重新打开页面；还不行请叫工作人员。',
  'session-connection-lost': '这条线路已经换新了，正在重新接上，您不用动。',
  'session-not-invitable': '只能邀请专家或记录员，而且他要在职。请换一个人。',
  'session-recused': '这位同志已经在这个案件里申报回避，不能请进来。请换一个人。',
}
const en: Record<keyof typeof zh, string> = {
  'session-not-yours': 'There is no seat for you in this session. If there should be one, ask the host or the counter.',
  'session-not-admitted': 'Please wait a little longer; the host will ask you in. You need not do anything.',
  'session-over': 'This session is over. To go on talking, make another appointment at the counter.',
  'session-host-only': 'Only the host can do this.',
  'session-not-from-here': 'It cannot go to this step from here. Follow the steps on the left in order; you can go back by one.',
  'session-side-not-there': 'This side is not there now, so you cannot talk with them alone. Try again once they are connected.',
  'session-not-willing': 'One side said that they do not want to, or cannot speak freely, so the talk does not go on. Ask them alone and change the tick, or end this session.',
  'session-nobody-waits': 'Nobody is in the waiting room now. Ask them in once their terminal is there.',
  'session-mute-locked': 'The host lets people speak in turn, so the microphone cannot be opened yet. Raise your hand to speak.',
  'session-ask-instead': 'They muted themselves, and nobody else can undo that. You can ask them to speak.',
  'session-listens-only': 'Your seat can see and hear, but not speak.',
  'session-media-unavailable': 'Sound and picture are recovering. Wait a few seconds; it will go on by itself.',
  'session-media-refused': 'Sound or picture of this device does not fit. Open the page again; if that does not help, call the staff.',
  'session-connection-lost': 'This connection was replaced and is being opened again. You need not do anything.',
  'session-not-invitable': 'Only an expert or a recorder who is on duty can be invited. Choose somebody else.',
  'session-recused': 'This person has declared a conflict of interest in this case and cannot come in. Choose somebody else.',
}

/** Refusals of the sessions chapter. */
export const sessionsRefusals = { zh, en }
