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

/** Asks why a change of a setting is withdrawn, showing what was set. */
export const WithdrawChange = (shown: {
  readonly title: string
  readonly rows: readonly SummaryRow[]
  readonly revision: string
  readonly action: string
  readonly back: string
  readonly reason: string
  readonly errors: readonly FieldError[]
  readonly warning: string | null
}) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      {shown.errors.length > 0 && <ErrorSummary errors={shown.errors} />}
      <span class="govuk-caption-l">{shown.title}</span>
      <h1 class="govuk-heading-l">Withdraw a change</h1>
      <SummaryList rows={shown.rows} />
      {shown.warning !== null && <InsetText>{shown.warning}</InsetText>}
      <WarningText>What held before it holds again. It stays in the history, with your reason.</WarningText>
      <form method="post" action={shown.action} novalidate>
        <input type="hidden" name="revision" value={shown.revision} />
        <Textarea
          name="reason"
          label="Why is it withdrawn?"
          size="s"
          value={shown.reason}
          error={shown.errors.find((error) => error.field === 'reason')?.says}
          rows={3}
        />
        <div class="govuk-button-group">
          <Button variant="warning">Withdraw it</Button>
          <a class="govuk-link" href={shown.back}>
            Cancel
          </a>
        </div>
      </form>
    </div>
  </div>
)
