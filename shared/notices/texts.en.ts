import type { zh } from './texts.zh.ts'

/** The same in English. */
export const en: Record<keyof typeof zh, string> = {
  'sms.booked': 'Lianxin: your video meeting is set for {day} {time} at {station}, number {queue}. Bring your ID card, {early} minutes early. Another time? Call {phone}.',
  'sms.moved': 'Lianxin: your video meeting is now {day} {time} at {station}, number {queue}. Another time? Call {phone}.',
  'sms.cancelled': 'Lianxin: the video meeting of {day} {time} at {station} is cancelled; you need not come. Questions? Call {phone}.',
  'sms.confirmation': '[Lianxin] Hello, something that may help both sides can be done free of charge until {day}. Please ask at {station} or call {phone}.',
  'say.confirmation': 'Hello, this is {station}. Until {day} you and the other side may ask the court to confirm the agreement you signed, free of charge; then it can be enforced if it is not kept. Do you want to? Please come to {station} or call {phone}.',
  'say.booked': 'Hello, this is {station}. Please come to {station} for a video meeting on {day} at {time}, number {queue}. Bring your ID card, {early} minutes early. Can you come?',
  'say.moved': 'Hello, this is {station}. The video meeting is now on {day} at {time}, still at {station}, number {queue}. Can you come?',
  'say.cancelled': 'Hello, this is {station}. The video meeting on {day} at {time} is cancelled; you need not come.',
  'station.booked': '{queue}: somebody comes to {station} for a video meeting on {day} at {time}.',
  'station.moved': '{queue}: moved to {day} {time} at {station}.',
  'station.cancelled': '{queue}: the meeting on {day} at {time} at {station} is cancelled.',
  toPhone: 'To be phoned', noneToPhone: 'Nobody to phone', noneToPhoneMore: 'Whoever must be told appears here.', changes: 'Changes', noChanges: 'No changes',
  showPhone: 'Show number', noPhone: 'No phone: pass the word or visit', heard: 'Told', notReached: 'Not reached', otherTime: 'Wants another time', sayThis: 'Say this', triedTimes: 'Tried {times, plural, one {once} other {# times}}', wantsOther: 'Wants another time: press “Another time”', moveIt: 'Another time', seen: 'Noted', tellBy: 'Tell by {when}',
  'channel.slip': 'Slip', 'channel.sms': 'SMS', 'channel.phone': 'Phone', 'channel.station': 'Station',
  'status.waiting': 'waiting', 'status.sent': 'sent', 'status.heard': 'told', 'status.not_reached': 'not reached', 'status.other_time': 'wants another time', 'status.failed': 'failed', 'status.cancelled': 'void',
  howTold: 'How they were told', nobodyTold: 'Nobody has been told yet',
  slip: 'Appointment slip', slipTitle: 'Video appointment', slipNumber: 'Your number', slipWhen: 'When', slipWhere: 'Where', slipRoom: 'Room', slipOfficer: 'Who talks with you', slipBring: 'Please bring', slipBringWhat: 'your ID card, and papers about the matter (contract, IOU, photographs)', slipEarly: 'Please come {early} minutes early. If you do not read, somebody helps you.', slipCall: 'Cannot come, another time, or a question? Call', slipQr: 'Show this code when you arrive', slipFree: 'It costs nothing.', slipCancelled: 'This appointment is cancelled', slipExpected: 'Expected', slipSureAt: 'This time is not certain yet. It is settled at {when}, and you are told at once.', slipNotice: 'The law wants everybody told of this meeting three days before, so it is held after that.', slipNoTime: 'The time is being arranged', slipTellBy: 'You are registered. By {when} at the latest you are told when.', slipCase: 'Case', print: 'Print', printed: 'Printed', close: 'Close', marketDay: 'market day', bigDay: '{date}/{month}',
  board: 'Video meetings today', boardNone: 'Nobody is waiting now', boardMore: 'Numbers are called, never names. Listen, or look here.', 'board.expected': 'Please wait', 'board.here': 'Checked in', 'board.called': 'Please go in', 'board.talking': 'Talking', 'board.done': 'Done', 'board.late': 'Please go to the counter', boardRoom: 'Room', boardNumber: 'Number', boardTime: 'Time', boardState: 'State',
  loading: 'Opening, one moment.',
}
