import { beforeAll, expect, test } from 'vitest'
import { endpoints } from '#test/helpers/endpoints.ts'
import { anApp } from '#test/helpers/an-app.ts'

type Operation = { summary?: string; operationId?: string; requestBody?: object; parameters?: { name: string; in: string; required?: boolean; schema?: object }[]; responses?: Record<string, unknown> }
type Document = { openapi: string; info: { title: string; version: string }; servers: { url: string }[]; paths: Record<string, Record<string, Operation>> }

const app = anApp()
let document: Document

beforeAll(async () => { document = (await (await fetch(`${app.url}/api/openapi.json`)).json()) as Document })

test('the document is OpenAPI 3.1 and says whose it is', () => {
  expect(document.openapi).toMatch(/^3\.1\.\d+$/)
  expect(document.info.title).toContain('连心桥')
  expect(document.servers).toEqual([{ url: '/api' }])
})

test.each(endpoints)('$name is in it at $method $path, with a sentence', ({ name, method, path }) => {
  const operation = document.paths[path]?.[method.toLowerCase()]
  expect(operation?.operationId).toBe(name)
  expect(operation?.summary?.length ?? 0).toBeGreaterThan(8)
  expect(Object.keys(operation?.responses ?? {}).some((status) => status.startsWith('20'))).toBe(true)
})

test('nothing else is in it, and no two share an address', () => {
  const told = Object.entries(document.paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`))
  expect(told.sort()).toEqual(endpoints.map(({ method, path }) => `${method} ${path}`).sort())
})

test('every blank in an address is a declared, required parameter', () => {
  for (const [path, operations] of Object.entries(document.paths)) {
    const blanks = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
    for (const [method, { parameters = [] }] of Object.entries(operations)) {
      expect(parameters.filter((one) => one.in === 'path').map((one) => one.name).sort(), `${method} ${path}`).toEqual(blanks.sort())
      expect(parameters.filter((one) => one.in === 'path').every((one) => one.required), `${method} ${path}`).toBe(true)
    }
  }
})

test('every reference leads somewhere', () => {
  const text = JSON.stringify(document)
  for (const [, reference = ''] of text.matchAll(/"\$ref":"([^"]+)"/g)) {
    const found = reference.replace(/^#\//, '').split('/').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document)
    expect(found, reference).toBeDefined()
  }
})
