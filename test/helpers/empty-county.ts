import type { Sql } from 'postgres'

/** Empties everything that a test of its own county fills. A server that still writes beside it may stand in the way for a moment. */
export async function emptyCounty(sql: Sql): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await sql`truncate unit, staff, party, outbox, number_series cascade`
      return
    } catch (error) {
      if ((error as { code?: string }).code !== '40P01' || attempt === 5) throw error
    }
  }
}
