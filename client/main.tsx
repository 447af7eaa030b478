import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './platform/api.ts'
import { LanguageProvider } from './platform/language.tsx'
import { part } from './platform/part.ts'
import './ui/base.css'
import { Opening } from './ui/empty.tsx'
import { Safe } from './ui/broken.tsx'
import { ToastProvider } from './ui/toast.tsx'
import './ui/tokens.css'

// NOTE: a terminal has one address and a slow line, and so has a guest's phone, so they open without the router and the desk's fields.
const Opened = location.pathname.startsWith('/kiosk') ? part(() => import('./kiosk/kiosk.tsx'), 'Kiosk') : location.pathname === '/guest' ? part(() => import('./kiosk/guest.tsx'), 'Guest') : part(() => import('./pages.tsx'), 'Pages')
const againMs = location.pathname.startsWith('/kiosk') ? 15_000 : 0

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LanguageProvider>
        <ToastProvider>
          <Safe againMs={againMs}>
            <Suspense fallback={<Opening />}><Opened /></Suspense>
          </Safe>
        </ToastProvider>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
)
