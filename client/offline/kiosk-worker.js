// The terminal's page on a dead line: its files are kept, those of the version before as well, so that a page that is
// open goes on while a new version arrives. Nothing that the server answers is kept here.
/* global self, caches, fetch, FILES, VERSION */
const name = `lianxin-kiosk-${VERSION}`
const page = '/kiosk'
const patienceMs = 4_000

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(name).then((kept) => kept.addAll([page, ...FILES])).then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    const all = (await caches.keys()).filter((key) => key.startsWith('lianxin-kiosk-') && key !== name)
    // NOTE: `keys` is in the order of making: the last but one belongs to pages that are still open.
    await Promise.all(all.slice(0, -1).map((key) => caches.delete(key)))
    await self.clients.claim()
  })())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(newestPage(request))
  else if (FILES.includes(pathname) || pathname.startsWith('/assets/')) event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)))
})

// The server's page, or after a while the kept one.
async function newestPage(request) {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patienceMs) })
    if (answer.status < 500) return answer
  } catch {
    // The line is dead.
  }
  return (await caches.match(page)) ?? Response.error()
}
