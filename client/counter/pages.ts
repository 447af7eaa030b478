import type { RouteObject } from 'react-router'
import { page } from '../platform/part.ts'

/** The counter's pages: address → the chapter's page. */
export const counterPages: RouteObject[] = [
  { index: true, lazy: page(() => import('./home.tsx'), 'CounterHome') },
  { path: 'terminals', lazy: page(() => import('../stations/terminals-page.tsx'), 'TerminalsPage') },
  { path: 'account', lazy: page(() => import('../people/account-page.tsx'), 'AccountPage') },
]
