import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useTexts } from '../platform/language.tsx'
import { Button } from './button.tsx'
import './dialog.css'
import { texts } from './texts.ts'

/** Asks once more before something that cannot be undone; the browser's own dialog, so the terminal stays light. */
export function Confirm({ title, open, yes, danger = false, busy = false, onYes, onNo, children }: { title: string; open: boolean; yes: string; danger?: boolean; busy?: boolean; onYes: () => void; onNo: () => void; children: ReactNode }) {
  const say = useTexts(texts)
  const name = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <dialog ref={dialog} className="dialog dialog-confirm" aria-labelledby={name} onCancel={(event) => { event.preventDefault(); onNo() }}>
      {open && (
        <div className="dialog-sheet">
          <header className="dialog-head"><h2 id={name}>{title}</h2></header>
          <div className="dialog-body">{children}</div>
          <footer className="dialog-foot">
            <Button onPress={onNo} autoFocus>{say('notNow')}</Button>
            <Button tone={danger ? 'danger' : 'main'} busy={busy} onPress={onYes}>{yes}</Button>
          </footer>
        </div>
      )}
    </dialog>
  )
}
