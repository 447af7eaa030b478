import { join } from 'node:path'
import type { PaperKind } from '#shared/papers/words.ts'
import type { Track } from '#shared/cases/words.ts'
import type { Deps } from '#server/deps.ts'
import type { Store } from '#server/platform/files/store.ts'
import { type Press, pressWith } from '#server/platform/press/open-press.ts'

/** What making papers needs beside the case: the county's names and mark, the press, the files, and where a paper is verified. */
export type House = { mark: string; county: string; publicUrl: string; files: Store; press: Press }

export const houseOf = ({ config, files }: Pick<Deps, 'config' | 'files'>): House => ({
  mark: config.LIANXIN_CASE_MARK, county: config.COUNTY.zh, publicUrl: config.PUBLIC_URL, files, press: pressWith(join(config.DATA, 'fonts')),
})

/** Whose paper it is: the parties' own have nobody's name over them. */
export function organOf({ county }: Pick<House, 'county'>, kind: PaperKind, track: Track): string {
  if (kind === 'power_of_attorney' || kind === 'confirmation_application') return ''
  return track === 'peoples_mediation' ? `${county}人民调解委员会` : `${county}公安局`
}
