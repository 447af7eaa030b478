import { Check } from 'lucide-react'
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import './toast.css'

const Tell = createContext<(words: string) => void>(() => {})

/** Shows short words that something was done, and takes them away by itself; nothing that must be read belongs here. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [told, setTold] = useState<{ id: number; words: string }[]>([])
  const tell = useCallback((words: string) => {
    const id = performance.now()
    setTold((before) => [...before.slice(-2), { id, words }])
    setTimeout(() => setTold((before) => before.filter((toast) => toast.id !== id)), 6000)
  }, [])
  return (
    <Tell value={tell}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {told.map((toast) => <p key={toast.id} className="toast"><Check aria-hidden size="1.2em" />{toast.words}</p>)}
      </div>
    </Tell>
  )
}

/** Tells that something was done: `const tell = useToast()`, then `tell('已登记')`. */
export const useToast = () => useContext(Tell)
