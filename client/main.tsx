import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, StrictMode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { queryClient } from './platform/api.ts'
import { LanguageProvider, useLanguage } from './platform/language.tsx'
import { router } from './router.tsx'
import './ui/base.css'
import { ToastProvider } from './ui/toast.tsx'
import './ui/tokens.css'

function Locale({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  return <I18nProvider locale={language === 'zh' ? 'zh-CN' : 'en-GB'}>{children}</I18nProvider>
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LanguageProvider>
        <Locale>
          <ToastProvider>
            <RouterProvider router={router} />
          </ToastProvider>
        </Locale>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
)
