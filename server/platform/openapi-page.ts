import express, { type Express } from 'express'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const reader = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')))
const shown = new Set(['/swagger-ui.css', '/swagger-ui-bundle.js', '/favicon-32x32.png'])

/** Serves the contract as a page that people can read and try, at /api/docs. Everything comes from this server. */
export function serveOpenApiPage(http: Express, title: string): void {
  http.get('/api/docs', (_request, response) => {
    response.type('html').send(`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${title}</title><link rel="icon" href="/api/docs/favicon-32x32.png"><link rel="stylesheet" href="/api/docs/swagger-ui.css"><div id="reader"></div><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/open.js"></script>`)
  })
  // NOTE: a file of its own, because the content policy allows no script inside a page.
  http.get('/api/docs/open.js', (_request, response) => {
    response.type('js').send("SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#reader', deepLinking: true, defaultModelsExpandDepth: -1, validatorUrl: null })")
  })
  const files = express.static(reader, { index: false })
  http.use('/api/docs', (request, response, next) => { if (shown.has(request.path)) files(request, response, next); else next() })
}
