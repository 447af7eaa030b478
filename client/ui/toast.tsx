import { Check, Undo2 } from 'lucide-react'
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import './toast.css'

/** What can be done about it from the toast itself: undo. */
export type ToastAction = { word: string; onPress: () => void }
type Toast = { id: number; words: string; action: ToastAction | null }

const Tell = createContext<(words: string, action?: ToastAction) => void>(() => {})

/** Shows short words that something was done, and takes them away by itself; nothing that must be read belongs here. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [told, setTold] = useState<Toast[]>([])
  const drop = useCallback((id: number) => setTold((before) => before.filter((toast) => toast.id !== id)), [])
  const tell = useCallback((words: string, action: ToastAction | null = null) => {
    const id = performance.now()
    setTold((before) => [...before.slice(-2), { id, words, action }])
    // NOTE: a button needs time to be found; the same can be done from where the thing is.
    setTimeout(() => drop(id), action ? 15_000 : 6000)
  }, [drop])
  return (
    <Tell value={tell}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {told.map(({ id, words, action }) => (
          <p key={id} className="toast"><Check aria-hidden size="1.2em" />{words}
            {action && <button type="button" className="toast-action" onClick={() => { drop(id); action.onPress() }}><Undo2 aria-hidden size="1.1em" />{action.word}</button>}
          </p>
        ))}
      </div>
    </Tell>
  )
}

/** Tells that something was done: `const tell = useToast()`, then `tell('已登记')`, or with a way to undo it. */
export const useToast = () => useContext(Tell)
