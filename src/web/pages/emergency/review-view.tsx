import {
  Button,
  ErrorSummary,
  PageHeading,
  Radios,
  StackedTable,
  SummaryList,
  Textarea,
  type FieldError,
} from '../../ui/index.ts'
import { findingChoices, type EmergencyShown } from './present.ts'

const COLUMNS = [{ text: 'When' }, { text: 'Who' }, { text: 'Record' }, { text: 'Why' }, { text: 'Review' }]

const Table = ({ caption, all }: { caption: string; all: readonly EmergencyShown[] }) => (
  <StackedTable
    caption={caption}
    columns={COLUMNS}
    rows={all.map((access) => ({
      key: access.id,
      cells: [
        <a class="govuk-link" href={`/emergency/review/${access.id}`}>
          {access.when}
        </a>,
        access.who,
        access.record,
        access.reason,
        access.isLate ? <strong>{access.stands}</strong> : access.stands,
      ],
    }))}
  />
)

/** The accesses to be reviewed, and those that were. */
export const ReviewList = (props: {
  readonly lead: string
  readonly waiting: readonly EmergencyShown[]
  readonly reviewed: readonly EmergencyShown[]
}) => (
  <>
    <PageHeading lead={props.lead}>Emergency access to review</PageHeading>
    {props.waiting.length > 0 && <Table caption="Waiting for a review, the oldest first" all={props.waiting} />}
    {props.reviewed.length > 0 && <Table caption="Reviewed, the newest first" all={props.reviewed} />}
  </>
)

/** One access, and the form that reviews it. */
export const ReviewOne = (props: {
  readonly shown: EmergencyShown
  /** Why this reader cannot review it, or what the review says; null where the form is shown. */
  readonly instead: string | null
  readonly finding: string
  readonly note: string
  readonly errors: readonly FieldError[]
}) => {
  const { shown, errors } = props
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.says
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <PageHeading>One emergency access</PageHeading>
        <SummaryList
          rows={[
            { key: 'Who', value: shown.who },
            { key: 'When', value: shown.when },
            { key: 'Record', value: shown.record },
            { key: 'Why', value: shown.reason },
            { key: 'Open until', value: shown.until },
            ...(shown.reads === '' ? [] : [{ key: 'Used', value: shown.reads }]),
            { key: 'Review', value: shown.stands },
          ]}
        />
        {props.instead === null ? (
          <form method="post" action={`/emergency/review/${shown.id}`} novalidate>
            <Radios
              name="finding"
              label="What you found"
              size="s"
              choices={findingChoices}
              value={props.finding}
              error={errorOf('finding')}
            />
            <Textarea
              name="note"
              label="Why, and what follows"
              size="s"
              value={props.note}
              error={errorOf('note')}
              rows={3}
            />
            <Button>Record the review</Button>
          </form>
        ) : (
          <p class="govuk-body">{props.instead}</p>
        )}
      </div>
    </div>
  )
}
