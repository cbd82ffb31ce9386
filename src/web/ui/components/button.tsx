import type { ComponentChildren } from 'preact'
import { classes } from './text.tsx'

type Variant = 'secondary' | 'warning'

/** GOV.UK button that submits its form. */
export const Button = (props: {
  children: ComponentChildren
  variant?: Variant
  name?: string
  value?: string
  disabled?: boolean
}) => (
  <button
    type="submit"
    name={props.name}
    value={props.value}
    disabled={props.disabled}
    aria-disabled={props.disabled ? 'true' : undefined}
    class={classes('govuk-button', props.variant && `govuk-button--${props.variant}`)}
    data-module="govuk-button"
  >
    {props.children}
  </button>
)

/** GOV.UK button that is a link to another page. */
export const ButtonLink = (props: { children: ComponentChildren; href: string; variant?: Variant }) => (
  <a
    href={props.href}
    role="button"
    draggable={false}
    class={classes('govuk-button', props.variant && `govuk-button--${props.variant}`)}
    data-module="govuk-button"
  >
    {props.children}
  </a>
)
