import type { Agreement, Standing } from '#shared/agreements/words.ts'

/** G22 What anybody may know of an agreement that was sealed: whether it binds today, and if not, since when and what replaced it. Not why, and nobody's name. */
export function standingOf({ status, ended }: Agreement): Standing {
  switch (status) {
    case 'effective':
    case 'replaced':
    case 'revoked':
    case 'invalid': return { status, endedAt: ended?.at ?? null, replacedBy: ended?.replacedBy ?? null }
    case 'draft':
    case 'signing':
    case 'sealing':
    case 'void': throw new Error(`an agreement that is ${status} was never sealed`)
  }
}
