import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as Sheet } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useTexts } from '../platform/language.tsx'
import { Button } from './button.tsx'
import './dialog.css'
import { texts } from './texts.ts'

/** Something with fields that must be settled before going on. Esc closes; focus goes back to where it was. */
export function Dialog({ title, open, onClose, actions, wide = false, children }: { title: string; open: boolean; onClose: () => void; actions?: ReactNode; wide?: boolean; children: ReactNode }) {
  const say = useTexts(texts)
  return (
    <ModalOverlay className="dialog-veil" isOpen={open} onOpenChange={(now) => { if (!now) onClose() }} isDismissable>
      <Modal className={wide ? 'dialog dialog-wide' : 'dialog'}>
        <Sheet className="dialog-sheet">
          <header className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <Button tone="bare" icon={X} aria-label={say('close')} onPress={onClose} />
          </header>
          <div className="dialog-body">{children}</div>
          {actions !== undefined && <footer className="dialog-foot">{actions}</footer>}
        </Sheet>
      </Modal>
    </ModalOverlay>
  )
}
