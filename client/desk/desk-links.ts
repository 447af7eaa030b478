import { CalendarClock, type LucideIcon, Map as MapIcon, MonitorSmartphone, ShieldCheck, UsersRound } from 'lucide-react'
import type { Role } from '#shared/people/words.ts'
import type { texts } from './texts.ts'

/** Pages in the desk's head besides home and cases, and for whom. */
export const deskLinks: readonly { to: string; word: keyof typeof texts.zh; icon: LucideIcon; for: readonly Role[] }[] = [
  { to: '/desk/board', word: 'board', icon: MapIcon, for: ['lead'] },
  { to: '/desk/week', word: 'week', icon: CalendarClock, for: ['officer', 'expert', 'lead', 'admin'] },
  { to: '/desk/terminals', word: 'terminals', icon: MonitorSmartphone, for: ['lead', 'admin'] },
  { to: '/desk/staff', word: 'staff', icon: UsersRound, for: ['lead', 'admin'] },
  { to: '/desk/audit', word: 'audit', icon: ShieldCheck, for: ['lead', 'admin'] },
]
