import { type Role, roles } from '#shared/people/words.ts'
import { part, type Part } from '../platform/part.ts'

/** What stands on a desk's home and for whom. Every role has something there. */
export type HomePart = { for: readonly Role[]; place: 'middle' | 'side'; piece: Part }

/** The pieces of the desk's home, in order. */
export const homeParts: HomePart[] = [
  { for: roles, place: 'middle', piece: part(() => import('../calendar/calendar-banner.tsx'), 'CalendarBanner') },
  { for: ['lead'], place: 'middle', piece: part(() => import('../appointments/escalations.tsx'), 'Escalations') },
  { for: ['officer', 'lead'], place: 'middle', piece: part(() => import('../cases/to-hand-over.tsx'), 'ToHandOver') },
  { for: ['officer', 'lead'], place: 'middle', piece: part(() => import('../appointments/handovers.tsx'), 'Handovers') },
  { for: ['lead'], place: 'middle', piece: part(() => import('../oversight/county-card.tsx'), 'CountyCard') },
  { for: ['lead'], place: 'middle', piece: part(() => import('../records/files-card.tsx'), 'FilesCard') },
  { for: ['lead'], place: 'middle', piece: part(() => import('../records/recordings-due.tsx'), 'RecordingsDueCard') },
  { for: ['officer', 'recorder', 'expert', 'lead'], place: 'middle', piece: part(() => import('../sessions/sessions-coming.tsx'), 'SessionsComing') },
  { for: ['officer', 'lead'], place: 'side', piece: part(() => import('../appointments/promises.tsx'), 'Promises') },
  { for: ['officer', 'lead'], place: 'side', piece: part(() => import('../cases/clocks-due.tsx'), 'ClocksDue') },
  { for: ['officer', 'lead'], place: 'side', piece: part(() => import('../followups/follow-ups-due.tsx'), 'FollowUpsDue') },
  { for: ['lead'], place: 'side', piece: part(() => import('../followups/satisfaction-card.tsx'), 'SatisfactionCard') },
  { for: ['admin'], place: 'middle', piece: part(() => import('../stations/lamps-card.tsx'), 'LampsCard') },
  { for: ['admin'], place: 'middle', piece: part(() => import('../records/files-card.tsx'), 'FilesCard') },
]
