import type { NoticeId } from '#shared/notices/words.ts'
import type { UnitId } from '#shared/people/words.ts'
import { news } from '#server/platform/outbox.ts'

/** An SMS is to be sent. */
export const smsWanted = news<{ noticeId: NoticeId }>('sms-wanted')

/** What stations have to tell has changed. */
export const noticesChanged = news<{ stationIds: UnitId[] }>('notices-changed')
