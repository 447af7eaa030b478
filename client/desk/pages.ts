import type { RouteObject } from 'react-router'
import { page } from '../platform/part.ts'

/** The desk's pages: address → the chapter's page. */
export const deskPages: RouteObject[] = [
  { index: true, lazy: page(() => import('./home.tsx'), 'DeskHome') },
  { path: 'cases', lazy: page(() => import('../cases/cases-page.tsx'), 'CasesPage') },
  { path: 'cases/:caseId', lazy: page(() => import('./case-page.tsx'), 'CasePage') },
  { path: 'cases/:caseId/pathways/:pathway', lazy: page(() => import('../cases/pathway-page.tsx'), 'PathwayPage') },
  { path: 'sessions/:sessionId', lazy: page(() => import('./session-page.tsx'), 'SessionPage') },
  { path: 'board', lazy: page(() => import('./board-page.tsx'), 'BoardPage') },
  { path: 'week', lazy: page(() => import('./week-page.tsx'), 'DeskWeek') },
  { path: 'calendar-year', lazy: page(() => import('../calendar/year-page.tsx'), 'YearPage') },
  { path: 'stations', lazy: page(() => import('../stations/stations-page.tsx'), 'StationsPage') },
  { path: 'terminals', lazy: page(() => import('../stations/terminals-page.tsx'), 'TerminalsPage') },
  { path: 'staff', lazy: page(() => import('../people/staff-page.tsx'), 'StaffPage') },
  { path: 'audit', lazy: page(() => import('../people/audit-page.tsx'), 'AuditPage') },
  { path: 'account', lazy: page(() => import('../people/account-page.tsx'), 'AccountPage') },
]
