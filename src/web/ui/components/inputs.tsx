import type { TypedDate } from '../form.ts'
import { describedBy, FieldsetField, LabelledField, type FieldProps, type LabelSize } from './field.tsx'
import { classes } from './text.tsx'

/** GOV.UK text input. `width` is in characters; `numeric` asks a telephone for its number keys. */
export const Input = (
  props: FieldProps &
    LabelSize & {
      value?: string | undefined
      width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined
      numeric?: boolean
      suffix?: string
      /** What is typed is not shown, and never put back. */
      password?: boolean
      autocomplete?: string
    },
) => {
  const id = props.id ?? props.name
  const input = (
    <input
      class={classes(
        'govuk-input',
        props.width && `govuk-input--width-${props.width}`,
        props.error !== undefined && 'govuk-input--error',
      )}
      id={id}
      name={props.name}
      {...(props.password ? ({ type: 'password' } as const) : ({ type: 'text' } as const))}
      value={props.value === '' || props.password ? undefined : props.value}
      inputMode={props.numeric ? 'numeric' : undefined}
      autocomplete={props.autocomplete}
      aria-describedby={describedBy(id, props)}
    />
  )
  return (
    <LabelledField {...props} id={id}>
      {props.suffix === undefined ? (
        input
      ) : (
        <div class="govuk-input__wrapper">
          {input}
          <div class="govuk-input__suffix" aria-hidden="true">
            {props.suffix}
          </div>
        </div>
      )}
    </LabelledField>
  )
}

/** GOV.UK textarea, for long text. */
export const Textarea = (props: FieldProps & LabelSize & { value?: string | undefined; rows?: number }) => {
  const id = props.id ?? props.name
  return (
    <LabelledField {...props} id={id}>
      <textarea
        class={classes('govuk-textarea', props.error !== undefined && 'govuk-textarea--error')}
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        aria-describedby={describedBy(id, props)}
      >
        {props.value}
      </textarea>
    </LabelledField>
  )
}

/** GOV.UK select. The empty value may stand for "any". */
export const Select = (
  props: FieldProps &
    LabelSize & {
      options: readonly { value: string; text: string; disabled?: boolean }[]
      value?: string | undefined
    },
) => {
  const id = props.id ?? props.name
  return (
    <LabelledField {...props} id={id}>
      <select
        class={classes('govuk-select', props.error !== undefined && 'govuk-select--error')}
        id={id}
        name={props.name}
        aria-describedby={describedBy(id, props)}
      >
        {props.options.map(({ value, text, disabled }) => (
          <option value={value} selected={value === props.value} disabled={disabled}>
            {text}
          </option>
        ))}
      </select>
    </LabelledField>
  )
}

/** GOV.UK file upload. */
export const FileUpload = (props: FieldProps & LabelSize & { multiple?: boolean; accept?: string }) => {
  const id = props.id ?? props.name
  return (
    <LabelledField {...props} id={id}>
      <input
        class={classes('govuk-file-upload', props.error !== undefined && 'govuk-file-upload--error')}
        id={id}
        name={props.name}
        type="file"
        multiple={props.multiple}
        accept={props.accept}
        aria-describedby={describedBy(id, props)}
      />
    </LabelledField>
  )
}

const BOXES = [
  { part: 'day', text: 'Day', width: 2 },
  { part: 'month', text: 'Month', width: 2 },
  { part: 'year', text: 'Year', width: 4 },
] as const

/** GOV.UK date input: three boxes named `<name>-day`, `<name>-month` and `<name>-year`; read them with `typedDate`. */
export const DateInput = (
  props: FieldProps & LabelSize & { value?: TypedDate | undefined; names?: Readonly<Record<keyof TypedDate, string>> },
) => {
  const id = props.id ?? props.name
  return (
    <FieldsetField {...props} id={id} role="group">
      <div class="govuk-date-input" id={id}>
        {BOXES.map(({ part, text, width }) => (
          <div class="govuk-date-input__item">
            <div class="govuk-form-group">
              <label class="govuk-label govuk-date-input__label" for={`${id}-${part}`}>
                {text}
              </label>
              <input
                class={classes(
                  'govuk-input govuk-date-input__input',
                  props.error !== undefined && 'govuk-input--error',
                  `govuk-input--width-${width}`,
                )}
                id={`${id}-${part}`}
                name={props.names?.[part] ?? `${props.name}-${part}`}
                type="text"
                value={props.value?.[part] || undefined}
                inputMode="numeric"
              />
            </div>
          </div>
        ))}
      </div>
    </FieldsetField>
  )
}
