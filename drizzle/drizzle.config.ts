import { defineConfig } from 'drizzle-kit'

// NOTE: drizzle-kit asks for a default export and for paths from the project's root.
export default defineConfig({ dialect: 'postgresql', schema: './drizzle/schema/index.ts', out: './drizzle/migrations', casing: 'snake_case' })
