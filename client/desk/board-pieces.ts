import { part, type Part } from '../platform/part.ts'

/** What other chapters put on the lead's board beside the risks: deadlines of cases. */
export const boardPieces: Part[] = [part(() => import('../cases/clocks-due.tsx'), 'ClocksAtRisk')]
