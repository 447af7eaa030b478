import { atCounty, say } from '#server/platform/at-county.ts'
import { openStore } from '#server/platform/files/store.ts'
import { checkAssents } from './actions/check-assents.ts'

// A program of its own: `npm run verify -- assents`. It reads every spoken assent again, beside a running server or without one, and ends well only if all are as they were kept.
await atCounty('verify', async (ctx, config) => {
  const { read, bad } = await checkAssents(ctx, openStore(config, 'files'), { all: true, tell: ({ sha256, path }, found) => { if (found !== 'whole') say(`✗ ${path}  ${sha256}  ${found === 'changed' ? '被改过 · changed' : '不见了 · missing'}`) } })
  if (bad === 0) say(`✓ 完好：${read} 段口头同意的录音和留下时一样 · intact: ${read} spoken assents are as they were kept`)
  return bad === 0
})
