/// <reference types="node" />
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { contractRoutes } from './contract-routes.ts'
import { offlineKiosk } from './offline-kiosk.ts'
import { pdfParts } from './pdf-parts.ts'

const server = `http://localhost:${process.env['PORT'] ?? '3000'}`

// NOTE: a default export because vite asks for one.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [contractRoutes(), react(), pdfParts(), offlineKiosk()],
  build: { outDir: '../dist/client', emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0, manifest: true, reportCompressedSize: true },
  server: {
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(['/api', '/calendar-feed', '/socket.io', '/healthz', '/readyz'].map((path) => [path, { target: server, ws: path === '/socket.io', changeOrigin: false }])),
  },
})
