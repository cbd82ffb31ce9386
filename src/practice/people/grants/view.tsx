import {
  Button,
  ButtonLink,
  DateInput,
  ErrorSummary,
  Input,
  InsetText,
  PageHeading,
  Radios,
  Select,
  StackedTable,
  SummaryList,
  Textarea,
  type FieldError,
  type SummaryRow,
} from '../../../web/ui/index.ts'
import { Reason } from '../account-form.tsx'
import type { TypedGrant } from './form.ts'
import type { GrantLine } from './present.ts'

const COLUMNS = [
  { text: 'Review' },
  { text: 'Reviewer' },
  { text: 'Cases' },
  { text: 'Days' },
  { text: 'Now' },
  { text: 'Granted by' },
]

/** Every grant that was ever made. */
export const Grants = ({ lines }: { lines: readonly GrantLine[] }) => (
  <>
    <PageHeading lead="Who outside the service’s own work may read which cases, for which review and for how long. It ends by itself, and can be taken back at once.">
      Cases granted to reviewers
    </PageHeading>
    <ButtonLink href="/reviews/new">Grant cases</ButtonLink>
    {lines.length === 0 ? (
      <p class="govuk-body">Nothing was ever granted.</p>
    ) : (
      <StackedTable
        caption="Grants, the latest first"
        captionHidden
        columns={COLUMNS}
        rows={lines.map(({ key, href, review, name, cases, days, stands, by }) => ({
          key,
          cells: [
            <a class="govuk-link" href={href}>
              {review}
            </a>,
            ...[name, cases, days, stands, by],
          ],
        }))}
      />
    )}
  </>
)

/** Asks who may read which cases, for which review and for how long. */
export const GrantCases = (props: {
  readonly reviewers: readonly { readonly id: string; readonly name: string }[]
  readonly typed: TypedGrant
  readonly errors: readonly FieldError[]
  readonly warning: string | null
}) => {
  const { typed, errors } = props
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.says
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <PageHeading lead="The reviewer sees these cases and no other, on these days. A restricted record stays closed.">
          Grant cases to a reviewer
        </PageHeading>
        {props.warning !== null && <InsetText>{props.warning}</InsetText>}
        <form method="post" action="/reviews/new" novalidate>
          <Select
            name="person"
            label="Who reviews"
            size="s"
            hint="Those with the role of a reviewer, which an administrator gives"
            options={[
              { value: '', text: 'Choose' },
              ...props.reviewers.map(({ id, name }) => ({ value: id, text: name })),
            ]}
            value={typed.person}
            error={errorOf('person')}
          />
          <Input
            name="review"
            label="Which review"
            size="s"
            hint="As it is named in letters, without a child’s name"
            value={typed.review}
            error={errorOf('review')}
          />
          <DateInput name="from" label="First day" size="s" value={typed.from} error={errorOf('from-day')} />
          <DateInput
            name="until"
            label="Last day"
            size="s"
            hint="That day included; within a year"
            value={typed.until}
            error={errorOf('until-day')}
          />
          <Radios
            name="how"
            label="Which cases"
            size="s"
            error={errorOf('how')}
            value={typed.how}
            choices={[
              {
                value: 'named',
                text: 'These children',
                conditional: (
                  <Textarea
                    name="numbers"
                    label="Their numbers in the return"
                    hint="With spaces or commas between them, or one to a line"
                    rows={4}
                    value={typed.numbers}
                    error={errorOf('numbers')}
                  />
                ),
              },
              {
                value: 'sampled',
                text: 'A sample, drawn by chance from all children with an open journey whom you may see',
                conditional: (
                  <Input
                    name="size"
                    label="How many"
                    hint="What the draw began with is kept, so that it can be shown to be fair"
                    width={4}
                    numeric
                    value={typed.size}
                    error={errorOf('size')}
                  />
                ),
              },
            ]}
          />
          <Reason value={typed.reason} errors={errors} />
          <div class="govuk-button-group">
            <Button>Grant them</Button>
            <a class="govuk-link" href="/reviews">
              Cancel
            </a>
          </div>
        </form>
      </div>
    </div>
  )
}

/** One grant: what was granted, its cases, and the form that takes it back. */
export const OneGrant = (props: {
  readonly review: string
  readonly rows: readonly SummaryRow[]
  readonly cases: readonly { readonly href: string; readonly text: string }[]
  /** How many of the cases the reader may not see. */
  readonly hidden: string | null
  /** Where it is taken back; null where it is over or was. */
  readonly action: string | null
  readonly reason: string
  readonly errors: readonly FieldError[]
  readonly warning: string | null
}) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      {props.errors.length > 0 && <ErrorSummary errors={props.errors} />}
      <span class="govuk-caption-l">Cases granted to a reviewer</span>
      <h1 class="govuk-heading-l">{props.review}</h1>
      {props.warning !== null && <InsetText>{props.warning}</InsetText>}
      <SummaryList rows={props.rows} />
      <h2 class="govuk-heading-m">The cases</h2>
      <ul class="govuk-list">
        {props.cases.map(({ href, text }) => (
          <li>
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
      {props.hidden !== null && <p class="govuk-body">{props.hidden}</p>}
      {props.action !== null && (
        <form method="post" action={props.action} novalidate>
          <h2 class="govuk-heading-m">Take it back</h2>
          <Reason value={props.reason} errors={props.errors} />
          <Button variant="warning">Take it back now</Button>
        </form>
      )}
    </div>
  </div>
)
