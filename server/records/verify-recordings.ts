import { atCounty, say } from '#server/platform/at-county.ts'
import { openShelf } from '#server/sessions/index.ts'
import { checkChain, readAll } from './actions/check-recordings.ts'

// A program of its own: `npm run verify -- recordings`. It reads every recording again, beside a running server or without one, and ends well only if all are as they were filed.
await atCounty('verify', async (ctx, config) => {
  const { files, bad } = await readAll(ctx, openShelf(config), (part, found) => { if (found !== 'whole') say(`✗ ${part.nth} ${part.path}  ${found === 'changed' ? '被改过 · changed' : '不见了 · missing'}`) })
  const broken = await checkChain(ctx)
  if (broken !== null) say(`✗ 校验链在第 ${broken} 条断开 · the chain is broken at entry ${broken}`)
  if (bad === 0 && broken === null) say(`✓ 完好：${files} 个录像文件和登记时一样，校验链没有断 · intact: ${files} recordings are as they were filed, and their chain is whole`)
  return bad === 0 && broken === null
})
