import {
  Button,
  ErrorSummary,
  InsetText,
  SummaryList,
  Textarea,
  WarningText,
  type FieldError,
  type SummaryRow,
} from '../../../web/ui/index.ts'

export interface WithdrawShown {
  readonly called: string
  readonly heading: string
  readonly rows: readonly SummaryRow[]
  readonly isImported: boolean
  readonly revision: string
  readonly reason: string
  readonly errors: readonly FieldError[]
  readonly warning: string | null
  readonly action: string
  /** Where “Cancel” leads. */
  readonly childHref: string
  /** What a reason may be, where it is of no child. */
  readonly hint?: string
}

/** Asks why a fact is withdrawn, showing what it says. */
export const Withdraw = (shown: WithdrawShown) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      {shown.errors.length > 0 && <ErrorSummary errors={shown.errors} />}
      <span class="govuk-caption-l">{shown.called}</span>
      <h1 class="govuk-heading-l">{shown.heading}</h1>
      <SummaryList rows={shown.rows} />
      {shown.warning !== null && <InsetText>{shown.warning}</InsetText>}
      <WarningText>
        {shown.isImported
          ? 'It no longer counts from now on, even if later returns repeat it. It stays in the history of the record.'
          : 'It no longer counts from now on. It stays in the history of the record, with your reason.'}
      </WarningText>
      <form method="post" action={shown.action} novalidate>
        <input type="hidden" name="revision" value={shown.revision} />
        <Textarea
          name="reason"
          label="Why is it withdrawn?"
          size="s"
          hint={shown.hint ?? 'For example: it was recorded on the wrong child. The child may read this as an adult.'}
          value={shown.reason}
          error={shown.errors.find((error) => error.field === 'reason')?.says}
        />
        <div class="govuk-button-group">
          <Button variant="warning">Withdraw it</Button>
          <a class="govuk-link" href={shown.childHref}>
            Cancel
          </a>
        </div>
      </form>
    </div>
  </div>
)
