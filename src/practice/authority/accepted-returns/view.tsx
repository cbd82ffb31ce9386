import {
  Button,
  DateInput,
  ErrorSummary,
  InsetText,
  PageHeading,
  Select,
  StackedTable,
  Textarea,
  type FieldError,
  type TypedDate,
} from '../../../web/ui/index.ts'

/** One accepted return, in words. */
export interface AcceptedLine {
  readonly key: string
  readonly year: string
  readonly on: string
  readonly by: string
  readonly how: string
  readonly withdraw: string
}

/** Every word of the page. */
export interface AcceptedShown {
  readonly lines: readonly AcceptedLine[]
  readonly years: readonly { readonly value: string; readonly text: string }[]
  readonly year: string
  readonly on: TypedDate
  readonly reason: string
  readonly errors: readonly FieldError[]
  readonly warning: string | null
}

const COLUMNS = ['Return', 'Accepted', 'Recorded by', 'How that is known', 'Mend'].map((text) => ({ text }))

const Say = (shown: AcceptedShown) => {
  const errorOf = (name: string) => shown.errors.find(({ field }) => field === name)?.says
  return (
    <form method="post" action="/accepted-returns" novalidate>
      <h2 class="govuk-heading-m">Record that a return was accepted</h2>
      <Select
        name="year"
        label="Return year"
        size="s"
        hint="The year in which its 31 March lies"
        options={shown.years}
        value={shown.year}
        error={errorOf('year')}
      />
      <DateInput name="on" label="When it was accepted" size="s" value={shown.on} error={errorOf('on-day')} />
      <Textarea
        name="reason"
        label="How that is known"
        size="s"
        hint="The message of the Department, and where it is kept"
        rows={2}
        value={shown.reason}
        error={errorOf('reason')}
      />
      <Button>Record it</Button>
    </form>
  )
}

/** The years whose returns the Department accepted, and the form that records another. */
export const AcceptedReturns = (shown: AcceptedShown) => (
  <>
    {shown.errors.length > 0 && <ErrorSummary errors={shown.errors} />}
    <PageHeading lead="Once the Department has accepted the return of a year, the adoption records of that year may be sealed. A year of which nothing is recorded here counts as accepted some months after its 31 March: a setting.">
      Returns that were accepted
    </PageHeading>
    {shown.warning !== null && <InsetText>{shown.warning}</InsetText>}
    {shown.lines.length === 0 ? (
      <p class="govuk-body">No acceptance is recorded yet.</p>
    ) : (
      <StackedTable
        caption="Accepted returns, the latest first"
        captionHidden
        columns={COLUMNS}
        rows={shown.lines.map((line) => ({
          key: line.key,
          cells: [
            line.year,
            line.on,
            line.by,
            line.how,
            <a class="govuk-link" href={line.withdraw}>
              Withdraw
              <span class="govuk-visually-hidden"> that the return of {line.year} was accepted</span>
            </a>,
          ],
        }))}
      />
    )}
    <Say {...shown} />
  </>
)
