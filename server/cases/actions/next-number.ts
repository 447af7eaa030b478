import type { Context } from '#server/people/index.ts'
import { takeNumber } from '../store.ts'

/** The next number of a series ("青禾人调字〔2026〕"), without gaps. Inside a transaction: the series waits until it ends. */
export const nextNumber = (ctx: Pick<Context, 'db'>, series: string): Promise<number> => takeNumber(ctx.db, series)
