import type { RouteObject } from 'react-router'
import { page } from '../platform/part.ts'

/** The counter's pages: address → the chapter's page. */
export const counterPages: RouteObject[] = [
  { index: true, lazy: page(() => import('./home.tsx'), 'CounterHome') },
]
