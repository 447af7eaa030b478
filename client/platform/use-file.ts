import { useEffect, useState } from 'react'
import { fileAddress } from './api.ts'
import { refusalOf, type Told } from './refusal-of.ts'

/** Fetches a file as this tab's identity; its address is given back when nobody looks any more. */
export function useFile(path: string): { address: string | null; told: Told | null } {
  const [address, setAddress] = useState<string | null>(null)
  const [told, setTold] = useState<Told | null>(null)
  useEffect(() => {
    let made: string | null = null
    let gone = false
    fileAddress(path).then(
      (found) => {
        if (gone) return URL.revokeObjectURL(found)
        made = found
        setAddress(found)
      },
      (error: unknown) => setTold(refusalOf(error)),
    )
    return () => {
      gone = true
      if (made !== null) URL.revokeObjectURL(made)
    }
  }, [path])
  return { address, told }
}

/** The address of a file whose bytes came with an answer, in base64, and are kept nowhere. */
export function useBytes(base64: string, type: 'application/pdf' | 'audio/ogg'): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))], { type }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [base64, type])
  return address
}
