import { Check } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { initialsOf } from '#shared/platform/find.ts'
import { FieldFoot, FieldLabel, type FieldLook } from './field.tsx'
import './choice.css'

/** One thing that can be chosen: its word, what it means, and a picture of it; and another name by which it is found. */
export type Option<Key extends string = string> = { key: Key; word: string; more?: ReactNode; icon?: ReactNode; also?: string }

/** Exactly one of a few, as cards; arrow keys move, and the first letters of a card's words choose it (户口: hk). */
export function Choice<Key extends string>({ label, hint, refused, required = false, disabled = false, options, value, onChange, columns }: FieldLook & { options: readonly Option<Key>[]; value: Key | null; onChange: (value: Key) => void; columns?: number }) {
  const byLetters = useLetters(options, onChange)
  return (
    <RadioGroup className="field" value={value} onChange={(key) => onChange(key as Key)} isRequired={required} isDisabled={disabled} isInvalid={Boolean(refused)} validationBehavior="aria">
      <FieldLabel label={label} required={required} />
      <div className="choice" onKeyDown={byLetters} style={columns ? { gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` } : undefined}>
        {options.map((option) => <Radio key={option.key} value={option.key} className="choice-card">{face(option)}</Radio>)}
      </div>
      <FieldFoot hint={hint} refused={refused} />
    </RadioGroup>
  )
}

/** How long letters belong together. */
const together = 1000

function useLetters<Key extends string>(options: readonly Option<Key>[], choose: (key: Key) => void) {
  const typed = useRef({ letters: '', at: 0 })
  return (event: KeyboardEvent<HTMLElement>) => {
    if (!/^[a-z]$/i.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return
    const letters = (event.timeStamp - typed.current.at < together ? typed.current.letters : '') + event.key.toLowerCase()
    typed.current = { letters, at: event.timeStamp }
    const found = options.find(({ word }) => initialsOf(word).startsWith(letters) || word.toLowerCase().startsWith(letters))
    if (!found) return
    event.preventDefault()
    choose(found.key)
    event.currentTarget.querySelector<HTMLElement>(`input[value="${found.key}"]`)?.focus()
  }
}

/** Any number of a few, as cards. */
export function Choices<Key extends string>({ label, hint, refused, disabled = false, options, value, onChange }: FieldLook & { options: readonly Option<Key>[]; value: readonly Key[]; onChange: (value: Key[]) => void }) {
  return (
    <CheckboxGroup className="field" value={[...value]} onChange={(keys) => onChange(keys as Key[])} isDisabled={disabled} isInvalid={Boolean(refused)} validationBehavior="aria">
      <FieldLabel label={label} />
      <div className="choice">
        {options.map((option) => <Checkbox key={option.key} value={option.key} className="choice-card">{face(option)}</Checkbox>)}
      </div>
      <FieldFoot hint={hint} refused={refused} />
    </CheckboxGroup>
  )
}

/** One thing that is so or is not. */
export function Tick({ label, more, value, onChange, disabled = false }: { label: string; more?: ReactNode; value: boolean; onChange: (value: boolean) => void; disabled?: boolean }) {
  return (
    <Checkbox className="tick" isSelected={value} onChange={onChange} isDisabled={disabled}>
      <span className="tick-box" aria-hidden><Check size="1em" strokeWidth={3} /></span>
      <span>{label}{more !== undefined && <span className="choice-more">{more}</span>}</span>
    </Checkbox>
  )
}

function face({ word, more, icon }: Option) {
  return (
    <>
      {icon}
      <span className="choice-word">{word}{more !== undefined && <span className="choice-more">{more}</span>}</span>
      <span className="choice-check" aria-hidden><Check size="1em" strokeWidth={3} /></span>
    </>
  )
}
