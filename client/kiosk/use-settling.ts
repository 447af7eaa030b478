import { useEffect } from 'react'

const settleMs = 500

/**
 * After a touch the next one counts half a second later: old hands tap twice, and the second tap would land on what has
 * come in the place of the first. Keys and screen readers are not held up.
 */
export function useSettling(): void {
  useEffect(() => {
    addEventListener('click', settle, true)
    return () => removeEventListener('click', settle, true)
  }, [])
}

// NOTE: the timer outlives the screen that was touched, for the next screen is what is to be spared.
let timer: ReturnType<typeof setTimeout> | undefined
function settle({ detail, target }: MouseEvent): void {
  if (detail === 0 || !(target instanceof Element) || !target.closest('button, a')) return
  const { dataset } = document.documentElement
  dataset['settling'] = ''
  clearTimeout(timer)
  timer = setTimeout(() => { delete dataset['settling'] }, settleMs)
}
