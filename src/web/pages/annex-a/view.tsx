import type { ReturnOutRow } from '../../../store/index.ts'
import {
  Button,
  ButtonLink,
  ErrorSummary,
  InsetText,
  PageHeading,
  Pagination,
  ProgressBar,
  StackedTable,
  Status,
  SummaryList,
  WarningText,
  type FieldError,
} from '../../ui/index.ts'
import { presentProgress } from '../send/present.ts'
import { presentRows, type ListsLine } from './present.ts'

export const LISTS_A_PAGE = 25

const History = ({ lines, total, current }: { lines: readonly ListsLine[]; total: number; current: number }) => (
  <>
    <h2 class="govuk-heading-m">Lists so far</h2>
    {lines.length === 0 ? (
      <InsetText>No lists have been made from this record yet.</InsetText>
    ) : (
      <StackedTable
        caption="Lists, the latest first"
        captionHidden
        columns={[
          { text: 'Asked for' },
          { text: 'Lists' },
          { text: 'How they stand' },
          { text: 'Hold' },
          { text: 'By' },
        ]}
        rows={lines.map((line) => ({
          key: line.href,
          cells: [
            <a class="govuk-link" href={line.href}>
              {line.asked}
            </a>,
            line.of,
            <Status standing={line.state.standing}>{line.state.says}</Status>,
            line.holds,
            line.by,
          ],
        }))}
      />
    )}
    <Pagination
      current={current}
      last={Math.ceil(total / LISTS_A_PAGE)}
      hrefOf={(page) => `/annex-a?page=${String(page)}`}
    />
  </>
)

/** Making the lists, checking a file of them, and the lists that were made before. */
export const Lists = (props: {
  asAt: string
  errors: readonly FieldError[]
  lines: readonly ListsLine[]
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
    <History {...props} />
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
export const Ended = ({ row, line, file }: { row: ReturnOutRow; line: ListsLine; file: string | null }) => (
  <>
    <PageHeading lead={`${line.of}. Asked for on ${line.asked} by the ${line.by.toLowerCase()}.`}>
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
