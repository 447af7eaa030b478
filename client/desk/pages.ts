import type { RouteObject } from 'react-router'
import { page } from '../platform/part.ts'

/** The desk's pages: address → the chapter's page. */
export const deskPages: RouteObject[] = [
  { index: true, lazy: page(() => import('./home.tsx'), 'DeskHome') },
  { path: 'sessions/:sessionId', lazy: page(() => import('./session-page.tsx'), 'SessionPage') },
]
