import type { NoticeId } from '#shared/notices/words.ts'
import { remindBothSides } from './actions/remind-both-sides.ts'
import type { ToBeTold } from '#server/appointments/index.ts'
import type { Reminder } from '#server/papers/index.ts'
import type { Deps } from '#server/deps.ts'
import { type Listener, tell } from '#server/platform/outbox.ts'
import { sendSms } from './actions/send-sms.ts'
import { tellEverybody } from './actions/tell-everybody.ts'
import { noticesChanged } from './announcements.ts'
import { openGateway } from './gateway.ts'

/** What this chapter does about news, with the SMS gateway of the settings where there is one. Read in server/flow.ts. */
export function openNotices({ config, asSystem }: Pick<Deps, 'config' | 'asSystem'>) {
  const gateway = openGateway(config)
  const smsWorks = gateway !== null
  const ctx = () => asSystem('notices')
  return {
    booked: (news: ToBeTold) => tellEverybody(ctx(), news, 'booked', smsWorks),
    moved: (news: ToBeTold) => tellEverybody(ctx(), news, 'moved', smsWorks),
    cancelled: (news: ToBeTold) => tellEverybody(ctx(), news, 'cancelled', smsWorks),
    confirmation: (news: Reminder) => remindBothSides(ctx(), news, smsWorks),
    sms: async ({ noticeId }: { noticeId: NoticeId }) => { if (gateway) await sendSms(ctx(), gateway, noticeId) },
  }
}

/** Counters look again at what they have to tell. */
export const tellNotices = ({ lines }: Pick<Deps, 'lines'>): Listener[] => [
  tell(noticesChanged, ({ stationIds }) => { if (stationIds.length > 0) lines.to([...stationIds.map((id) => `unit:${id}`), 'role:lead']).emit('changed', { chapter: 'notices', id: null }) }),
]
