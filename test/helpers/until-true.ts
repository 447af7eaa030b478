/** Waits until something is so; fails when it is not within the time. */
export async function untilTrue(so: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> {
  for (const until = Date.now() + withinMs; !(await so());) {
    if (Date.now() > until) throw new Error(`not so within ${withinMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
