import { type ReactNode, useState } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea as Area } from 'react-aria-components/TextArea'
import { TextField } from 'react-aria-components/TextField'
import { withoutTurns } from '#shared/platform/turns.ts'
import { useTexts } from '../platform/language.tsx'
import './field.css'
import { texts } from './texts.ts'

/** What every field has: a label, a hint under it, and the sentence that says why it was not taken. */
export type FieldLook = { label: string; hint?: ReactNode; refused?: string | null | undefined; required?: boolean; disabled?: boolean }

type Typing = FieldLook & {
  value: string
  onChange: (value: string) => void
  name?: string
  type?: 'text' | 'tel' | 'password' | 'search'
  inputMode?: 'text' | 'numeric' | 'tel' | 'decimal'
  autoComplete?: string
  autoFocus?: boolean
  maxLength?: number
  placeholder?: string
  onLeave?: () => void
}

/** One line of typing. */
export function Field({ label, hint, refused, required = false, disabled = false, value, onChange, name, type = 'text', inputMode, autoComplete = 'off', autoFocus = false, maxLength, placeholder, onLeave }: Typing) {
  const { take, told } = useNoTurns(onChange)
  return (
    <TextField className="field" value={value} onChange={take} type={type} isRequired={required} isDisabled={disabled} isInvalid={Boolean(refused)} validationBehavior="aria" autoComplete={autoComplete} autoFocus={autoFocus}
      {...given({ name, inputMode, maxLength, onBlur: onLeave })}>
      <FieldLabel label={label} required={required} />
      <Input className="field-input" {...given({ placeholder })} />
      <FieldFoot hint={told ?? hint} refused={refused} />
    </TextField>
  )
}

/** Several lines of typing. */
export function TextArea({ label, hint, refused, required = false, disabled = false, value, onChange, name, autoFocus = false, maxLength, placeholder, onLeave, rows = 4 }: Typing & { rows?: number }) {
  const { take, told } = useNoTurns(onChange)
  return (
    <TextField className="field" value={value} onChange={take} isRequired={required} isDisabled={disabled} isInvalid={Boolean(refused)} validationBehavior="aria" autoFocus={autoFocus} {...given({ name, maxLength, onBlur: onLeave })}>
      <FieldLabel label={label} required={required} />
      <Area className="field-input field-area" rows={rows} {...given({ placeholder })} />
      <FieldFoot hint={told ?? hint} refused={refused} />
    </TextField>
  )
}

// What would turn the text round is not taken, and that is said until something else is typed.
function useNoTurns(onChange: (value: string) => void) {
  const say = useTexts(texts)
  const [left, setLeft] = useState(false)
  const take = (typed: string) => {
    const kept = withoutTurns(typed)
    setLeft(kept !== typed)
    onChange(kept)
  }
  return { take, told: left ? say('turnsLeftOut') : undefined }
}

/** The label over a field; a required one has a mark that is also read aloud by the field itself. */
export function FieldLabel({ label, required = false }: { label: string; required?: boolean }) {
  return <Label className="field-label">{label}{required && <span className="field-star" aria-hidden> *</span>}</Label>
}

/** What stands under a field: the reason it was refused, or else the hint. */
export function FieldFoot({ hint, refused }: Pick<FieldLook, 'hint' | 'refused'>) {
  if (refused) return <FieldError className="field-refused">{refused}</FieldError>
  return hint === undefined ? null : <Text slot="description" className="field-hint">{hint}</Text>
}

/** Only the properties that were given: react-aria tells a missing one from an undefined one. */
export function given<T extends object>(properties: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as never
}
