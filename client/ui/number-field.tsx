import { Minus, Plus } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { NumberField as Spin } from 'react-aria-components/NumberField'
import { FieldFoot, FieldLabel, type FieldLook, given } from './field.tsx'

/** A number with one step down and one up; empty is null, never zero. */
export function NumberField({ label, hint, refused, required = false, disabled = false, value, onChange, min, max, step, format }: FieldLook & {
  value: number | null
  onChange: (value: number | null) => void
  min?: number
  max?: number
  step?: number
  format?: Intl.NumberFormatOptions
}) {
  return (
    <Spin className="field" value={value ?? Number.NaN} onChange={(next) => onChange(Number.isNaN(next) ? null : next)} isRequired={required} isDisabled={disabled} isInvalid={Boolean(refused)} validationBehavior="aria"
      {...given({ minValue: min, maxValue: max, step, formatOptions: format })}>
      <FieldLabel label={label} required={required} />
      <Group className="field-input field-box">
        <Input />
        <Button slot="decrement"><Minus aria-hidden size="1.1em" /></Button>
        <Button slot="increment"><Plus aria-hidden size="1.1em" /></Button>
      </Group>
      <FieldFoot hint={hint} refused={refused} />
    </Spin>
  )
}
