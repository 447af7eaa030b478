import type { RouteObject } from 'react-router'
import { page } from '../platform/part.ts'

/** The counter's pages: address → the chapter's page. */
export const counterPages: RouteObject[] = [
  { index: true, lazy: page(() => import('./home.tsx'), 'CounterHome') },
  { path: 'register', lazy: page(() => import('../appointments/registration-page.tsx'), 'RegistrationPage') },
  { path: 'appointments/:appointmentId', lazy: page(() => import('./appointment-page.tsx'), 'AppointmentPage') },
  { path: 'slips/:appointmentId/:side', lazy: page(() => import('../notices/slip-page.tsx'), 'SlipPage') },
  { path: 'board', lazy: page(() => import('../notices/board-page.tsx'), 'BoardPage') },
  { path: 'cases', lazy: page(() => import('../cases/cases-page.tsx'), 'CasesPage') },
  { path: 'cases/:caseId', lazy: page(() => import('../desk/case-page.tsx'), 'CasePage') },
  { path: 'cases/:caseId/pathways/:pathway', lazy: page(() => import('../cases/pathway-page.tsx'), 'PathwayPage') },
  { path: 'terminals', lazy: page(() => import('../stations/terminals-page.tsx'), 'TerminalsPage') },
  { path: 'account', lazy: page(() => import('../people/account-page.tsx'), 'AccountPage') },
]
