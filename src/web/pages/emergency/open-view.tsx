import {
  Button,
  ErrorSummary,
  Input,
  InsetText,
  PageHeading,
  Textarea,
  WarningText,
  type FieldError,
} from '../../ui/index.ts'

/** What the page for emergencies shows. */
export interface OpenShown {
  readonly hours: number
  readonly record: string
  readonly reason: string
  readonly errors: readonly FieldError[]
  /** What became of the last asking, in a sentence; null before there was one. */
  readonly outcome: string | null
  readonly openNow: readonly { readonly href: string; readonly called: string; readonly until: string }[]
}

const Form = ({ shown }: { shown: OpenShown }) => {
  const errorOf = (field: string) => shown.errors.find((error) => error.field === field)?.says
  return (
    <form method="post" action="/emergency" novalidate>
      <Input
        name="record"
        label="Whose record"
        hint="The child’s number in the return, whole: 100234. Or the record’s own id"
        size="s"
        value={shown.record}
        error={errorOf('record')}
        width={20}
      />
      <Textarea
        name="reason"
        label="Why you need it now"
        hint="What happened, and who would be at risk if you waited. The reviewer reads this, and one day the child may"
        size="s"
        value={shown.reason}
        error={errorOf('reason')}
        rows={4}
      />
      <Button variant="warning">Open the record</Button>
    </form>
  )
}

/** The page that opens one record in an emergency. */
export const OpenInEmergency = ({ shown }: { shown: OpenShown }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      {shown.errors.length > 0 && <ErrorSummary errors={shown.errors} />}
      <PageHeading lead="For when a child may come to harm because you cannot see their record, and nobody who can is to be reached.">
        Emergency access
      </PageHeading>
      {shown.outcome !== null && <InsetText>{shown.outcome}</InsetText>}
      <WarningText>
        Your name and your reason are written on the record and shown to a reviewer the next working day, whether a
        record is opened or not. It stays open to you, for reading, for {shown.hours} hours.
      </WarningText>
      <Form shown={shown} />
      {shown.openNow.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Open to you now</h2>
          <ul class="govuk-list">
            {shown.openNow.map(({ href, called, until }) => (
              <li>
                <a class="govuk-link" href={href}>
                  {called}
                </a>
                <span class="tl-note">Until {until}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  </div>
)
