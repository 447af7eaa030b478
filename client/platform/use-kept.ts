import { useCallback, useState } from 'react'

/** State that survives a reload of this tab, for what a person has typed and not yet sent. */
export function useKept<T>(key: string, initial: T): [T, (next: T | ((before: T) => T)) => void, () => void] {
  const place = `lianxin.kept.${key}`
  const [value, setValue] = useState<T>(() => read(place) ?? initial)
  const set = useCallback((next: T | ((before: T) => T)) => {
    setValue((before) => {
      const after = typeof next === 'function' ? (next as (before: T) => T)(before) : next
      sessionStorage.setItem(place, JSON.stringify(after))
      return after
    })
  }, [place])
  const forget = useCallback(() => {
    sessionStorage.removeItem(place)
    setValue(initial)
    // oxlint-disable-next-line react/exhaustive-deps -- the first initial value is meant
  }, [place])
  return [value, set, forget]
}

function read<T>(place: string): T | undefined {
  try {
    const kept = sessionStorage.getItem(place)
    return kept === null ? undefined : (JSON.parse(kept) as T)
  } catch {
    return undefined
  }
}
