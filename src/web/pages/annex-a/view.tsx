import type { ReturnOutRow } from '../../../store/index.ts'
import {
  Button,
  ButtonLink,
  ErrorSummary,
  HistoryList,
  InsetText,
  PageHeading,
  ProgressBar,
  Status,
  SummaryList,
  WarningText,
  type FieldError,
  type HistoryLine,
} from '../../ui/index.ts'
import { presentProgress } from '../send/present.ts'
import { presentRows } from './present.ts'

/** Making the lists, checking a file of them, and the lists that were made before. */
export const Lists = (props: {
  asAt: string
  errors: readonly FieldError[]
  lines: readonly HistoryLine[]
  total: number
  current: number
}) => (
  <>
    {props.errors.length > 0 && <ErrorSummary errors={props.errors} />}
    <PageHeading lead="The lists of children that an inspection of children’s services asks for, as one Excel workbook. What is not recorded is blank, and its last sheet says why: nothing is guessed.">
      Annex A
    </PageHeading>
    <form method="post" action="/annex-a" novalidate>
      <Button>Make the lists as at {props.asAt}</Button>
    </form>
    <p class="govuk-body">
      Lists 8 to 11 that you were given can be checked and loaded:{' '}
      <a class="govuk-link" href="/imports/lists">
        Load lists of Annex A
      </a>
    </p>
    <h2 class="govuk-heading-m">Lists so far</h2>
    <HistoryList
      caption="Lists, the latest first"
      columns={['Asked for', 'Lists', 'How they stand', 'Hold', 'By']}
      none="No lists have been made from this record yet."
      href="/annex-a"
      lines={props.lines}
      total={props.total}
      current={props.current}
    />
  </>
)

/** Lists that are being made. */
export const UnderWay = ({ row }: { row: ReturnOutRow }) => {
  const { share, says } = presentProgress(row)
  return (
    <>
      <PageHeading lead="This page looks again by itself. You may leave it: the work goes on.">
        Making the lists of Annex A
      </PageHeading>
      <ProgressBar share={share} label={says} />
      {!row.isAskedToStop && (
        <form method="post" action={`/annex-a/${row.id}/cancel`}>
          <Button variant="warning">Stop</Button>
        </form>
      )}
    </>
  )
}

/** Lists that were made, or how it ended otherwise. */
export const Ended = ({ row, line, file }: { row: ReturnOutRow; line: HistoryLine; file: string | null }) => (
  <>
    <PageHeading lead={`${line.of}. Asked for on ${line.when} by the ${line.by.toLowerCase()}.`}>
      The lists of Annex A
    </PageHeading>
    <p class="govuk-body">
      <Status standing={line.state.standing}>{line.state.says}</Status>
    </p>
    {row.problem !== null && <WarningText>{row.problem}</WarningText>}
    {row.outcome !== null && (
      <>
        {file === null ? (
          <InsetText>The workbook is no longer kept here. Ask for the lists again.</InsetText>
        ) : (
          <>
            <ButtonLink href={`/annex-a/${row.id}/${file}`}>Save the workbook (Excel)</ButtonLink>
            <InsetText>Read its last sheet, Notes, before you send it. It is kept here for seven days.</InsetText>
          </>
        )}
        <h2 class="govuk-heading-m">What it holds</h2>
        <SummaryList rows={presentRows(row.outcome.rows)} />
      </>
    )}
    <p class="govuk-body">
      <a class="govuk-link" href="/annex-a">
        Make the lists again
      </a>
    </p>
  </>
)
