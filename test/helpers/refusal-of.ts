import { Refusal, type RefusalBody } from '#shared/platform/refusal.ts'

/** Waits for an action's refusal and gives its body; null where it was done. A bug is thrown on. */
export async function refusalOf(done: Promise<unknown>): Promise<RefusalBody | null> {
  try {
    await done
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.body
    throw error
  }
}
