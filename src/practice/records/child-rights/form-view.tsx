import type { EventDefinition } from '../../../record/index.ts'
import { Button, ErrorSummary, InsetText, SummaryList, type FieldError, type Form } from '../../../web/ui/index.ts'
import { FactField, HAPPENED_ON } from '../../child/index.ts'

export interface RightsFormShown {
  readonly called: string
  readonly heading: string
  readonly about: string
  /** What is being spoken of: the entry that is said to be wrong, say. */
  readonly rows: readonly { readonly key: string; readonly value: string }[]
  readonly definition: EventDefinition
  readonly hasDate: boolean
  readonly form: Form
  readonly errors: readonly FieldError[]
  readonly warning: string | null
  readonly action: string
  readonly back: string
  readonly revision: number
  readonly button: string
}

/** The form of one step about a record. */
export const RightsForm = (shown: RightsFormShown) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      {shown.errors.length > 0 && <ErrorSummary errors={shown.errors} />}
      <span class="govuk-caption-l">{shown.called}</span>
      <h1 class="govuk-heading-l">{shown.heading}</h1>
      <p class="govuk-body">{shown.about}</p>
      {shown.rows.length > 0 && <SummaryList rows={shown.rows} />}
      {shown.warning !== null && <InsetText>{shown.warning}</InsetText>}
      <form method="post" action={shown.action} novalidate>
        <input type="hidden" name="revision" value={String(shown.revision)} />
        {shown.hasDate && (
          <FactField name={HAPPENED_ON} field={shown.definition.happenedOn} form={shown.form} errors={shown.errors} />
        )}
        {Object.entries(shown.definition.fields).map(([name, field]) => (
          <FactField key={name} name={name} field={field} form={shown.form} errors={shown.errors} />
        ))}
        <div class="govuk-button-group">
          <Button>{shown.button}</Button>
          <a class="govuk-link" href={shown.back}>
            Cancel
          </a>
        </div>
      </form>
    </div>
  </div>
)
