import { part, type Part } from '../platform/part.ts'

/** What other chapters put on the lead's board beside the risks: deadlines of cases, and cases that must be handed over. */
export const boardPieces: Part[] = [part(() => import('../cases/to-hand-over.tsx'), 'ToHandOver'), part(() => import('../cases/clocks-due.tsx'), 'ClocksAtRisk')]
