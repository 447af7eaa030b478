/**
 * How setup speaks: one line when a long step begins, one when it is done.
 *
 * `start.mjs`, `test.mjs` and the rest all tell in this form, and `test/bench/cold-start.ts` reads it:
 *   ▸ 安装依赖包 · packages （约 2 分钟, about 2 min）
 *   ✓ 安装依赖包 · packages: 81.3 s
 */
const onScreen = process.stdout.isTTY === true

/**
 * Does one step of setup and tells it. `isDone()` must be cheap: it is asked at every start.
 * `work(progress)` may report as it goes: `progress('120 / 577', 0.21)`.
 */
export async function step({ zh, en, takes, isDone, work }) {
  const began = performance.now()
  const finish = () => console.log(`✓ ${zh} · ${en}: ${((performance.now() - began) / 1000).toFixed(1)} s`)
  if (await isDone()) return finish()
  console.log(`▸ ${zh} · ${en}${takes ? ` （${takes}）` : ''}`)
  const wipe = showProgress()
  try {
    await work(wipe.progress)
  } finally {
    wipe.end()
  }
  finish()
}

/** A bar that redraws itself on a screen; in a log file it says a quarter, a half, three quarters. */
function showProgress() {
  let quarter = 0
  let drawn = false
  function progress(words, share) {
    const full = Math.round(share * 24)
    const line = `  ${'█'.repeat(full)}${'░'.repeat(24 - full)} ${words}`
    if (onScreen) {
      drawn = true
      process.stdout.write(`\r\x1b[K${line}`)
      return
    }
    const reached = Math.floor(share * 4)
    if (reached <= quarter || reached > 3) return
    quarter = reached
    console.log(line)
  }
  function end() {
    if (drawn) process.stdout.write('\r\x1b[K')
  }
  return { progress, end }
}

/** Something that only the person at the machine can put right: says it in both languages, without a stack. */
export class Stop extends Error {}

/** Runs a whole program of setup; a `Stop` is told kindly, anything else is a bug and keeps its stack. */
export async function tellAnyStop(program) {
  try {
    await program()
  } catch (error) {
    console.error(error instanceof Stop ? `\n✗ ${error.message}\n` : error)
    process.exitCode = 1
  }
}
