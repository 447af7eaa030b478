import { skillTexts } from '../people/skill-texts.ts'
import { skills } from '../people/words.ts'
import { appointmentsTexts as texts } from './texts.ts'
import { appointmentStatuses } from './words.ts'

// A word that differs by language is chosen inside the sentence: `{skill, select, legal {法制} …}`.
const skill = (language: 'zh' | 'en') => `{skill, select, ${skills.map((key) => `${key} {${skillTexts[language][key]}}`).join(' ')} other {}}`
const state = (language: 'zh' | 'en') => `{state, select, ${appointmentStatuses.map((key) => `${key} {${texts[language][`status.${key}`]}}`).join(' ')} other {}}`

const zh = {
  'no-officer-with-skill': `{until} 之前没有会办“${skill('zh')}”的人值班。可以约到之后最早的时间（要本人愿意），或者请负责人安排人。`,
  'all-recused': `{until} 之前在班会办“${skill('zh')}”的人都要回避。可以约到之后最早的时间（要本人愿意），或者请负责人安排别的人。`,
  'station-closed': '{station}的视频室 {until} 之前没有够用的开放时间（{hours}）。可以换一个站点，或者约到之后（要本人愿意）。',
  'no-terminal': '{station}没有可用的视频终端，或者同一个站点要坐两方而终端不够。请给一方换一个站点。',
  'helper-off': '{until} 之前没有{who}值班，别的都有空。可以不请（回“时间和需要”去掉，要本人愿意），可以约到之后最早的时间（要本人愿意），或者请负责人找人。',
  'helper-taken': '{until} 之前{who}都有别的约见，或者和承办人凑不到一起，别的都有空。可以不请（回“时间和需要”去掉，要本人愿意），可以约到之后最早的时间（要本人愿意），或者请负责人请人加班。',
  'no-opening': '{until} 之前会办这件事的人和视频终端都约满了。可以约到之后最早的时间（要本人愿意），或者请负责人加时间。',
  'appointment-not-found': '没有找到这次约见，或者它不归您办。请核对号码。',
  'wrong-state': `这次约见现在是“${state('zh')}”，不能再这样做。请刷新看看最新的情况。`,
  'past-the-promise': '由我们改时间不能超过答应的 {until}。请换一个更早的时间，或者问当事人愿不愿意往后。',
  'slot-taken': '这个时间刚刚被别人约走了。下面是现在还空着的时间。',
  'terminal-offline': '{station}的“{terminal}”没有连上，现在签到就没法视频。请打开视频室的终端，等灯变绿再签到；还不行就改一个时间或换站点。',
  'already-checked-in': '这一方已经签过到了。',
  'too-early-for-no-show': '还没到时间。约好的时间过 {minutes} 分钟还没有来，才能记没有来；请先打电话问一问。',
  'station-unknown': '没有这个派出所，请重新选。',
  'escalation-not-found': '这件事已经有时间了，或者不归您安排。请刷新看看。',
  'way-gone': '这个办法刚刚没有了，下面是现在还有的办法。',
  'way-not-open': '这件事不能这样办，比如没有另一方就不能调解。请换一种办法。',
  'reason-needed': '请写一句原因。',
  'off-the-mark': '约见从整五分钟开始。请换一个整五分钟的时间。',
  'too-soon': '这个时间太近了，来的人赶不上。请往后挪一点。',
  'shut-then': '{station}的视频室那时不开（{hours}）。请换一个双方站点都开着的时间。',
  'officer-lacks-skill': '这位承办人不会办这件事。请交给会办的人。',
  'officer-off-then': '承办人那时不在班上，或者请了假。请换一个在班上的时间，或者先登记值班。',
  'officer-busy-then': '承办人那时有别的约见，或者两次之间不到十分钟。请换一个时间。',
  'terminals-taken-then': '{station}那时没有空着的视频终端。请换一个时间。',
  'handover-waiting': '这次约见已经在等 {taker} 答复。请等一等，或者先收回。',
  'handover-over': '这次转交已经过去了：有人答复了，或者约见变了。请看看最新的情况。',
  'taker-not-fit': '{taker}不能接手：要在岗、会办这件事，而且不是现在的承办人。请换一个人。',
  'taker-off-then': '{taker}那时不在班上，或者请了假。请换一个人，或者请负责人先登记值班。',
  'taker-busy-then': '{taker}那时有别的约见，或者两次之间不到十分钟。请换一个人，或者先改时间。',
  'officer-is-there': '{officer}在班上，也没有误了时间，不能替他接手。可以请他自己转交。',
  'terminals-gone': '原来的视频终端已经约给别人了。请先改一个时间，再交给别人。',
  'time-is-past': '这次约见的时间已经过去了。请先改一个时间。',
}
const en: Record<keyof typeof zh, string> = {
  'no-officer-with-skill': `Nobody who can deal with “${skill('en')}” is on duty before {until}. The party may agree to the first time after that, or ask the lead to find somebody.`,
  'all-recused': `Everybody who can deal with “${skill('en')}” and is on duty before {until} has a conflict of interest. The party may agree to the first time after that, or ask the lead for somebody else.`,
  'station-closed': 'The video room at {stationEn} is not open long enough before {until} ({hours}). Choose another station, or a later time if the party agrees.',
  'no-terminal': '{stationEn} has no usable video terminal, or two sides are to sit there and one terminal is missing. Choose another station for one side.',
  'helper-off': 'Before {until} nobody is on duty for this part: {whoEn}. Everything else is free. Do without (untick it under “Wishes, needs” if the party agrees), take the first later time if the party agrees, or ask the lead to find somebody.',
  'helper-taken': 'Before {until} this part is taken, or never free together with the officer: {whoEn}. Everything else is free. Do without (untick it under “Wishes, needs” if the party agrees), take the first later time if the party agrees, or ask the lead for overtime.',
  'no-opening': 'Everybody who can deal with this, and the terminals, are booked up before {until}. The party may agree to the first time after that, or ask the lead for more hours.',
  'appointment-not-found': 'No such appointment was found, or it is not yours. Check the number.',
  'wrong-state': `This appointment is now “${state('en')}”, so that cannot be done. Look again for the newest state.`,
  'past-the-promise': 'When we move it, the new time cannot be after {until}, which was promised. Choose an earlier time, or ask whether the party wants a later one.',
  'slot-taken': 'Somebody else has just taken that time. Below are times that are still free.',
  'terminal-offline': '“{terminal}” at {stationEn} is not connected, so there would be no video. Switch on the terminal in the video room and check in when its lamp is green; if that fails, move the appointment.',
  'already-checked-in': 'This side has checked in already.',
  'too-early-for-no-show': 'It is not time yet. Only {minutes} minutes after the appointed time can somebody be marked as not come; phone them first.',
  'station-unknown': 'There is no such station. Choose again.',
  'escalation-not-found': 'This matter has a time by now, or it is not yours to arrange. Look again.',
  'way-gone': 'That way out is gone; below are those that are still there.',
  'way-not-open': 'This matter cannot be dealt with that way; without another side there is no mediation, for instance. Choose another way.',
  'reason-needed': 'Write one sentence why.',
  'off-the-mark': 'Meetings begin on five-minute marks. Choose one of those.',
  'too-soon': 'That is too soon for people to get there. Choose a little later.',
  'shut-then': 'The video room at {stationEn} is closed then ({hours}). Choose a time at which every side’s station is open.',
  'officer-lacks-skill': 'This officer cannot deal with this matter. Give it to somebody who can.',
  'officer-off-then': 'The officer is off duty or on leave then. Choose a time on shift, or enter duty first.',
  'officer-busy-then': 'The officer has another meeting then, or less than ten minutes between two. Choose another time.',
  'terminals-taken-then': 'No video terminal at {stationEn} is free then. Choose another time.',
  'handover-waiting': 'This appointment is already waiting for the answer of {taker}. Wait a little, or take it back first.',
  'handover-over': 'This handover is over: somebody has answered it, or the appointment has changed. Look again for the newest state.',
  'taker-not-fit': '{taker} cannot take it: it must be somebody who may work here, has the skill and does not hold it already. Choose somebody else.',
  'taker-off-then': '{taker} is off duty or on leave then. Choose somebody else, or ask a lead to enter duty first.',
  'taker-busy-then': '{taker} has another meeting then, or less than ten minutes between two. Choose somebody else, or another time first.',
  'officer-is-there': '{officer} is on shift and has not missed the time, so it cannot be taken over. Ask them to hand it over.',
  'terminals-gone': 'Its video terminals have gone to somebody else. Give it another time first, then hand it over.',
  'time-is-past': 'The time of this appointment has passed. Give it another time first.',
}

/** What the appointments chapter says when it must say no, and what to do then. */
export const appointmentsRefusals = { zh, en }
