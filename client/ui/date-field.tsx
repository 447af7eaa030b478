import { parseDate } from '@internationalized/date'
import { DateField as Typed, DateInput, DateSegment } from 'react-aria-components/DateField'
import { FieldFoot, FieldLabel, type FieldLook, given } from './field.tsx'

/** A day ("2026-09-18") typed digit by digit; no calendar to open, no mouse. */
export function DateField({ label, hint, refused, required = false, disabled = false, value, onChange, min, max }: FieldLook & { value: string | null; onChange: (value: string | null) => void; min?: string; max?: string }) {
  return (
    <Typed className="field" value={value ? parseDate(value) : null} onChange={(day) => onChange(day?.toString() ?? null)} isRequired={required} isDisabled={disabled} isInvalid={Boolean(refused)} validationBehavior="aria"
      {...given({ minValue: min ? parseDate(min) : undefined, maxValue: max ? parseDate(max) : undefined })} shouldForceLeadingZeros>
      <FieldLabel label={label} required={required} />
      <DateInput className="field-input field-segments">{(segment) => <DateSegment segment={segment} className="field-segment" />}</DateInput>
      <FieldFoot hint={hint} refused={refused} />
    </Typed>
  )
}
