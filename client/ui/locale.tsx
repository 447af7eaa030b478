import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useLanguage } from '../platform/language.tsx'

/** Gives fields and lists this tab's way of writing dates and numbers. Not on the terminal, where nobody types. */
export function Locale({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  return <I18nProvider locale={language === 'zh' ? 'zh-CN' : 'en-GB'}>{children}</I18nProvider>
}
