import type { Part } from '../platform/part.ts'

/** What other chapters put on the lead's board beside the risks: matters that wait without a time. */
export const boardPieces: Part[] = []
