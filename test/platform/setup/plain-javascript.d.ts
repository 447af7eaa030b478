/** Setup runs before TypeScript can: its modules are plain JavaScript, and their tests take them untyped. */
declare module '*.mjs'
