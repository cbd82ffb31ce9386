import { Button, ErrorSummary, Input, InsetText, SummaryList } from '../../../web/ui/index.ts'

/** One of two records, in words. */
export interface RecordShown {
  readonly subject: string
  readonly called: string
  readonly number: string
  readonly bornOn: string
  /** All of it in one line. */
  readonly says: string
}

export interface SameShown {
  readonly child: RecordShown
  readonly action: string
  readonly looked: string
  readonly error?: string
  /** What the search came to, in a sentence. */
  readonly says: string | null
  readonly found: readonly RecordShown[]
  readonly warning: string | null
}

/** Looks for the other record of one child. */
export const LookForSame = ({ child, action, looked, error, says, found, warning }: SameShown) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      {error !== undefined && <ErrorSummary errors={[{ field: 'look', says: error }]} />}
      <span class="govuk-caption-l">{child.called}</span>
      <h1 class="govuk-heading-l">The same child as another record</h1>
      <p class="govuk-body">
        Use this when one child is on record twice: the number was changed, or the child was entered again. Throughline
        never guesses it. Both records are kept, and are shown together here.
      </p>
      {warning !== null && <InsetText>{warning}</InsetText>}
      <form method="post" action={action} novalidate>
        <Input
          name="look"
          label="Look for the other record"
          hint="Name, number or date of birth"
          size="s"
          width={20}
          value={looked}
          error={error}
          autocomplete="off"
        />
        <Button variant="secondary" name="do" value="look">
          Look
        </Button>
        {says !== null && <p class="govuk-body">{says}</p>}
        {found.map((other) => (
          <div class="tl-found">
            <p class="govuk-body">{other.says}</p>
            <Button variant="secondary" name="other" value={other.subject}>
              Compare
              <span class="govuk-visually-hidden"> with {other.called}</span>
            </Button>
          </div>
        ))}
      </form>
    </div>
  </div>
)

const rowsOf = ({ called, number, bornOn }: RecordShown) => [
  { key: 'Called', value: called },
  { key: 'Number', value: number },
  { key: 'Date of birth', value: bornOn },
]

interface Confirm {
  readonly child: RecordShown
  readonly other: RecordShown
  readonly action: string
  readonly childHref: string
}

/** Two records side by side, and the question whether they are of one child. */
export const ConfirmSame = ({ child, other, action, childHref }: Confirm) => (
  <>
    <h1 class="govuk-heading-l">Are these the same child?</h1>
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-one-half">
        <h2 class="govuk-heading-m">This record</h2>
        <SummaryList rows={rowsOf(child)} />
      </div>
      <div class="govuk-grid-column-one-half">
        <h2 class="govuk-heading-m">The other record</h2>
        <SummaryList rows={rowsOf(other)} />
      </div>
    </div>
    <p class="govuk-body">
      What either record says will be shown under this record. Nothing is moved or lost, and it can be undone.
    </p>
    <form method="post" action={action} novalidate>
      <input type="hidden" name="other" value={other.subject} />
      <div class="govuk-button-group">
        <Button name="do" value="join">
          Yes, the same child
        </Button>
        <a class="govuk-link" href={childHref}>
          Cancel
        </a>
      </div>
    </form>
  </>
)
