import { ChevronDown } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { ComboBox as Combo } from 'react-aria-components/ComboBox'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as Pick, SelectValue } from 'react-aria-components/Select'
import { isFound } from '#shared/platform/find.ts'
import type { Option } from './choice.tsx'
import { FieldFoot, FieldLabel, type FieldLook, given } from './field.tsx'

type Choosing<Key extends string> = FieldLook & { options: readonly Option<Key>[]; value: Key | null; onChange: (value: Key) => void; placeholder?: string }

/** One of many, from a list that opens. */
export function Select<Key extends string>({ label, hint, refused, required = false, disabled = false, options, value, onChange, placeholder }: Choosing<Key>) {
  return (
    <Pick className="field" value={value} onChange={(key) => { if (key !== null) onChange(key as Key) }} isRequired={required} isDisabled={disabled} isInvalid={Boolean(refused)} validationBehavior="aria" {...given({ placeholder })}>
      <FieldLabel label={label} required={required} />
      <Button className="field-input field-chosen"><SelectValue /><ChevronDown aria-hidden size="1.1em" /></Button>
      <FieldFoot hint={hint} refused={refused} />
      <Popover>
        <ListBox className="list" items={options}>{item}</ListBox>
      </Popover>
    </Pick>
  )
}

/** One of many, found by typing a part of its word or other name, or the initials of either (石坎: sk). `none` is said where nothing fits. */
export function ComboBox<Key extends string>({ label, hint, refused, required = false, disabled = false, options, value, onChange, placeholder, none, typed, onType }: Choosing<Key> & { none: string; typed?: string; onType?: (typed: string) => void }) {
  const others = new Map(options.map(({ word, also }) => [word, also]))
  return (
    <Combo className="field" value={value} onChange={(key) => { if (key !== null) onChange(key as Key) }} isRequired={required} isDisabled={disabled} isInvalid={Boolean(refused)} validationBehavior="aria" allowsEmptyCollection menuTrigger="focus"
      defaultFilter={(word, wanted) => isFound(wanted, [word, others.get(word) ?? ''])}
      {...(typed === undefined ? { defaultItems: options } : { items: options, inputValue: typed })} {...given({ onInputChange: onType })}>
      <FieldLabel label={label} required={required} />
      <Group className="field-input field-box">
        <Input {...given({ placeholder })} />
        <Button><ChevronDown aria-hidden size="1.1em" /></Button>
      </Group>
      <FieldFoot hint={hint} refused={refused} />
      <Popover>
        <ListBox className="list" renderEmptyState={() => <div className="list-none">{none}</div>}>{item}</ListBox>
      </Popover>
    </Combo>
  )
}

function item<Key extends string>({ key, word, more }: Option<Key>) {
  return (
    <ListBoxItem id={key} textValue={word} className="list-item">
      <span>{word}</span>
      {more !== undefined && <span className="list-item-more">{more}</span>}
    </ListBoxItem>
  )
}
