import {
  Button,
  DateInput,
  ErrorSummary,
  InsetText,
  Textarea,
  WarningText,
  type FieldError,
  type TypedDate,
} from '../../../web/ui/index.ts'

interface PutAsideShown {
  readonly called: string
  readonly step: string
  readonly due: string
  readonly isLate: boolean
  readonly latest: string
  readonly action: string
  readonly until: TypedDate
  readonly why: string
  readonly errors: readonly FieldError[]
  readonly warning: string | null
}

/** Asks until when a step is put aside, and why. */
export const PutAside = (shown: PutAsideShown) => {
  const errorOf = (field: string) => shown.errors.find((error) => error.field === field)?.says
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {shown.errors.length > 0 && <ErrorSummary errors={shown.errors} />}
        <span class="govuk-caption-l">{shown.called}</span>
        <h1 class="govuk-heading-l">Put aside: {shown.step}</h1>
        {shown.warning !== null && <InsetText>{shown.warning}</InsetText>}
        <p class="govuk-body">
          {shown.isLate ? `It was due on ${shown.due} and is late.` : `It is due on ${shown.due}.`}
        </p>
        <WarningText>
          The clock runs on. Your manager sees that you put it aside, until when and why, and everybody who is told is
          told in time{shown.isLate ? '; what is late stays on every list' : ''}.
        </WarningText>
        <form method="post" action={shown.action} novalidate>
          <DateInput
            name="until"
            label="When do you look at it again?"
            size="s"
            hint={`At the latest on ${shown.latest}. For example, 27 3 2025`}
            value={shown.until}
            error={errorOf('until-day')}
          />
          <Textarea
            name="why"
            label="Why can it wait?"
            size="s"
            hint="It becomes part of the child’s record."
            value={shown.why}
            error={errorOf('why')}
          />
          <div class="govuk-button-group">
            <Button>Put it aside</Button>
            <a class="govuk-link" href="/due">
              Cancel
            </a>
          </div>
        </form>
      </div>
    </div>
  )
}
