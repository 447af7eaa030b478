import { defineConfig } from 'drizzle-kit'

// NOTE: drizzle-kit asks for a default export and for paths from the project's root. Of migrations/meta it reads the newest
// snapshot only, so the one before goes when a migration is made.
export default defineConfig({ dialect: 'postgresql', schema: './drizzle/schema/index.ts', out: './drizzle/migrations', casing: 'snake_case' })
