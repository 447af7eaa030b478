import type { PgBoss } from 'pg-boss'
import type { Asking, Context } from '#server/people/index.ts'
import type { Config } from '#server/platform/config.ts'
import type { Database } from '#server/platform/db.ts'
import type { Store } from '#server/platform/files/store.ts'
import type { Log } from '#server/platform/log.ts'
import type { Secrets } from '#server/platform/secrets.ts'
import type { Lines } from '#server/platform/sockets.ts'

/** What a chapter may be handed when it is mounted, where a Context is not enough. */
export type Deps = {
  config: Config
  secrets: Secrets
  database: Database
  boss: PgBoss
  lines: Lines<Asking>
  log: Log
  /** Where files that are filed on cases lie. */
  files: Store
  /** A Context for someone, now. */
  contextFor: (actor: Asking) => Context
  /** A Context for what the clock or earlier news started. */
  asSystem: (name: string) => Context
}
