export type { Asking, Context } from './context.ts'
