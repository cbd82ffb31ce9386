import type { ComponentChildren } from 'preact'
import type { EventDefinition } from '../../../record/index.ts'
import { BackLink, Button, ErrorSummary, InsetText, type FieldError, type Form } from '../../../web/ui/index.ts'
import { FactFields } from './fact-fields.tsx'
import type { PeoplePicks } from './people-picker.tsx'

export interface FactFormShown {
  readonly heading: string
  readonly called: string
  readonly about: ComponentChildren
  readonly definition: EventDefinition
  readonly form: Form
  readonly errors: readonly FieldError[]
  readonly action: string
  readonly childHref: string
  /** Hidden fields that go with the form, such as the revision of the fact that it shows. */
  readonly hidden: Readonly<Record<string, string>>
  readonly button: string
  /** Whom the form offers, where it names people. */
  readonly picks?: PeoplePicks | undefined
  /** What the form answers, where that is more than a sentence. */
  readonly answers?: ComponentChildren
  /** What must be known before saving, such as that an import holds the child. */
  readonly warning?: ComponentChildren
  /** What stands beside the form, above its fields. */
  readonly beside?: ComponentChildren
  /** The field of a file that goes with it. */
  readonly upload?: ComponentChildren
}

/** The back link above a form about a child. */
export const BackToChild = ({ href, called }: { href: string; called: string }) => (
  <BackLink href={href}>{`Back to ${called}`}</BackLink>
)

/** A form about one fact: what it is in law, its fields, and what is wrong beside each. */
export const FactForm = (shown: FactFormShown) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      {shown.errors.length > 0 && <ErrorSummary errors={shown.errors} />}
      <span class="govuk-caption-l">{shown.called}</span>
      <h1 class="govuk-heading-l">{shown.heading}</h1>
      <p class="govuk-body">{shown.about}</p>
      {shown.answers}
      {shown.warning !== undefined && <InsetText>{shown.warning}</InsetText>}
      {shown.beside}
      <form
        method="post"
        action={shown.action}
        enctype={shown.upload === undefined ? undefined : 'multipart/form-data'}
        novalidate
      >
        {Object.entries(shown.hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <FactFields definition={shown.definition} form={shown.form} errors={shown.errors} picks={shown.picks} />
        {shown.upload}
        <div class="govuk-button-group">
          <Button>{shown.button}</Button>
          <a class="govuk-link" href={shown.childHref}>
            Cancel
          </a>
        </div>
      </form>
    </div>
  </div>
)
