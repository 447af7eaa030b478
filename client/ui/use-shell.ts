import { useEffect, useState } from 'react'

export type ShellName = 'kiosk' | 'phone' | 'counter' | 'desk'
const key = 'lianxin.theme'

/** Gives the whole document a shell's sizes while that shell is on screen (dialogs and lists hang outside it). */
export function useShell(name: ShellName): void {
  useEffect(() => {
    document.documentElement.dataset['shell'] = name
    return () => { delete document.documentElement.dataset['shell'] }
  }, [name])
}

/** Light or dark, kept on this device. Only the desk offers it. */
export function useTheme(): { dark: boolean; setDark: (dark: boolean) => void } {
  const [dark, setDark] = useState(() => localStorage.getItem(key) === 'dark')
  useEffect(() => {
    localStorage.setItem(key, dark ? 'dark' : 'light')
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
    return () => { delete document.documentElement.dataset['theme'] }
  }, [dark])
  return { dark, setDark }
}
