import type { ComponentChildren } from 'preact'
import { classes } from './text.tsx'

/** What every field has: its label, an optional hint, and what is wrong with what was typed. */
export interface FieldProps {
  readonly name: string
  /** The name, where it is not said. */
  readonly id?: string | undefined
  readonly label: ComponentChildren
  readonly hint?: ComponentChildren
  readonly error?: string | undefined
}

/** How large a label or legend is written; `isPageHeading` makes it the page's `<h1>`. */
export interface LabelSize {
  readonly size?: 's' | 'm' | 'l' | 'xl' | undefined
  readonly isPageHeading?: boolean | undefined
}

/** GOV.UK hint. */
export const Hint = ({ id, children }: { id: string; children: ComponentChildren }) => (
  <div id={id} class="govuk-hint">
    {children}
  </div>
)

/** GOV.UK error message. */
export const ErrorMessage = ({ id, children }: { id?: string; children: ComponentChildren }) => (
  <p id={id} class="govuk-error-message">
    <span class="govuk-visually-hidden">Error:</span> {children}
  </p>
)

/** The ids of a field's hint and error, for `aria-describedby`. */
export const describedBy = (id: string, field: Pick<FieldProps, 'hint' | 'error'>): string | undefined =>
  classes(field.hint !== undefined && `${id}-hint`, field.error !== undefined && `${id}-error`) || undefined

/** GOV.UK form group of one labelled control. */
export const LabelledField = (props: FieldProps & LabelSize & { id: string; children: ComponentChildren }) => {
  const label = (
    <label class={classes('govuk-label', props.size && `govuk-label--${props.size}`)} for={props.id}>
      {props.label}
    </label>
  )
  return (
    <div class={classes('govuk-form-group', props.error !== undefined && 'govuk-form-group--error')}>
      {props.isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label}
      {props.hint !== undefined && <Hint id={`${props.id}-hint`}>{props.hint}</Hint>}
      {props.error !== undefined && <ErrorMessage id={`${props.id}-error`}>{props.error}</ErrorMessage>}
      {props.children}
    </div>
  )
}

/** GOV.UK form group of several controls under one legend. */
export const FieldsetField = (
  props: FieldProps & LabelSize & { id: string; role?: 'group'; children: ComponentChildren },
) => (
  <div class={classes('govuk-form-group', props.error !== undefined && 'govuk-form-group--error')}>
    <fieldset class="govuk-fieldset" role={props.role} aria-describedby={describedBy(props.id, props)}>
      <legend class={classes('govuk-fieldset__legend', props.size && `govuk-fieldset__legend--${props.size}`)}>
        {props.isPageHeading ? <h1 class="govuk-fieldset__heading">{props.label}</h1> : props.label}
      </legend>
      {props.hint !== undefined && <Hint id={`${props.id}-hint`}>{props.hint}</Hint>}
      {props.error !== undefined && <ErrorMessage id={`${props.id}-error`}>{props.error}</ErrorMessage>}
      {props.children}
    </fieldset>
  </div>
)
