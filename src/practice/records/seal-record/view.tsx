import {
  Button,
  ErrorSummary,
  InsetText,
  PageHeading,
  SummaryList,
  Textarea,
  WarningText,
  type FieldError,
  type SummaryRow,
} from '../../../web/ui/index.ts'

interface About {
  readonly rows: readonly SummaryRow[]
  readonly action: string
  readonly reason: string
  readonly warning: string | null
}

const What = () => (
  <>
    <p class="govuk-body">
      Everything that the record says goes into the vault: events, notes, the log of who read it, searches and drafts
      that name the child. Events that are shared with other records go too, and those records no longer show them.
    </p>
    <p class="govuk-body">
      The child counts in the figures as before, without a name and without dates. The next returns leave the child out.
    </p>
  </>
)

/** Asks why a record is sealed. */
export const SealRecord = (props: About & { readonly errors: readonly FieldError[] }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      {props.errors.length > 0 && <ErrorSummary errors={props.errors} />}
      <PageHeading>Seal an adoption record</PageHeading>
      <SummaryList rows={props.rows} />
      {props.warning !== null && <InsetText>{props.warning}</InsetText>}
      <What />
      <form method="post" action={`${props.action}/check`} novalidate>
        <Textarea
          name="reason"
          label="Why is it sealed?"
          size="s"
          hint="It goes into the vault with the record, and is shown to whoever opens it"
          rows={3}
          value={props.reason}
          error={props.errors.find(({ field }) => field === 'reason')?.says}
        />
        <div class="govuk-button-group">
          <Button>Continue</Button>
          <a class="govuk-link" href="/adoption-records">
            Cancel
          </a>
        </div>
      </form>
    </div>
  </div>
)

/** Shows once more what is to be sealed and why. */
export const CheckSealing = (props: About) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <PageHeading>Check before you seal</PageHeading>
      <SummaryList rows={[...props.rows, { key: 'Why', value: props.reason }]} />
      {props.warning !== null && <InsetText>{props.warning}</InsetText>}
      <WarningText>
        Sealing cannot be undone on a page. The record opens from the vault alone, with its key.
      </WarningText>
      <form method="post" action={props.action} novalidate>
        <input type="hidden" name="reason" value={props.reason} />
        <div class="govuk-button-group">
          <Button variant="warning">Seal it</Button>
        </div>
      </form>
      <form method="post" action={`${props.action}/check`} novalidate>
        <input type="hidden" name="reason" value={props.reason} />
        <Button variant="secondary" name="change" value="yes">
          Change why
        </Button>
      </form>
    </div>
  </div>
)
