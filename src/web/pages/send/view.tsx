import type { ComponentChildren } from 'preact'
import type { ReturnOutRow } from '../../../store/index.ts'
import {
  Button,
  ButtonLink,
  Details,
  ErrorSummary,
  Figures,
  InsetText,
  PageHeading,
  Pagination,
  ProgressBar,
  Select,
  StackedTable,
  Status,
  SummaryList,
  WarningText,
  type FieldError,
} from '../../ui/index.ts'
import {
  presentCheck,
  presentProgress,
  presentTables,
  sayWithoutNumber,
  sayYear,
  type RuleFound,
  type SentLine,
} from './present.ts'

export const RETURNS_A_PAGE = 25

const COLUMNS = [
  { text: 'Asked for' },
  { text: 'Return' },
  { text: 'How it stands' },
  { text: 'Holds' },
  { text: 'By' },
]

/** Which year to send, and what was sent before. */
export const Ask = (props: {
  years: readonly number[]
  year: string
  errors: readonly FieldError[]
  lines: readonly SentLine[]
  total: number
  current: number
}) => (
  <>
    {props.errors.length > 0 && <ErrorSummary errors={props.errors} />}
    <PageHeading lead="The SSDA903 return of a year, made from the record: what returns said, and over it what people put right by hand. You see what our rules find before it is made.">
      Send the return
    </PageHeading>
    <form method="post" action="/send" novalidate>
      <Select
        name="year"
        label="Return year"
        hint="The year in which its 31 March lies"
        options={props.years.map((year) => ({ value: String(year), text: `${String(year)}: ${sayYear(year)}` }))}
        value={props.year}
        error={props.errors.find(({ field }) => field === 'year')?.says}
      />
      <Button>Check it by our rules</Button>
    </form>
    <p class="govuk-body">
      <a class="govuk-link" href="/accepted-returns">
        Record that the Department accepted a return
      </a>
    </p>
    <h2 class="govuk-heading-m">Returns so far</h2>
    {props.lines.length === 0 ? (
      <InsetText>No return has been made from this record yet.</InsetText>
    ) : (
      <StackedTable
        caption="Returns, the latest first"
        captionHidden
        columns={COLUMNS}
        rows={props.lines.map((line) => ({
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
      current={props.current}
      last={Math.ceil(props.total / RETURNS_A_PAGE)}
      hrefOf={(page) => `/send?page=${String(page)}`}
    />
  </>
)

const PostButton = (props: { action: string; variant?: 'warning' | 'secondary'; children: ComponentChildren }) => (
  <form method="post" action={props.action}>
    <Button {...(props.variant && { variant: props.variant })}>{props.children}</Button>
  </form>
)

/** A return that is being checked or made. */
export const UnderWay = ({ row }: { row: ReturnOutRow }) => {
  const { share, says } = presentProgress(row)
  return (
    <>
      <PageHeading lead="This page looks again by itself. You may leave it: the work goes on.">
        {row.state === 'checking'
          ? `Checking the return of ${String(row.year)}`
          : `Making the return of ${String(row.year)}`}
      </PageHeading>
      <ProgressBar share={share} label={says} />
      {!row.isAskedToStop && (
        <PostButton action={`/send/${row.id}/cancel`} variant="warning">
          Stop
        </PostButton>
      )}
    </>
  )
}

const Found = ({
  found,
  worklistHref,
}: {
  found: readonly RuleFound[]
  worklistHref: ((rule: string) => string) | null
}) => (
  <>
    <h2 class="govuk-heading-m">What our rules find</h2>
    <StackedTable
      caption="What our rules find, by rule"
      captionHidden
      columns={[{ text: 'What is wrong' }, { text: 'How to mend it' }, { text: 'Found in' }]}
      rows={found.map((one) => ({
        key: one.rule,
        cells: [
          worklistHref === null ? (
            one.title
          ) : (
            <a class="govuk-link" href={worklistHref(one.rule)}>
              {one.title}
            </a>
          ),
          one.mend,
          `${one.rows} of ${one.children}`,
        ],
      }))}
    />
  </>
)

const Warnings = ({ withoutNumber }: { withoutNumber: number }) => {
  const says = sayWithoutNumber(withoutNumber)
  return says === null ? null : <WarningText>{says}</WarningText>
}

const XML_LACKS = 'The XML carries no SWEpisodes and no DoLo: send those tables as CSV, from the zip.'

/** What our rules found, and the question whether to make it. */
export const Checked = ({
  row,
  worklistHref,
}: {
  row: ReturnOutRow
  worklistHref: ((rule: string) => string) | null
}) => {
  const shown = presentCheck(row)
  return (
    <>
      <PageHeading
        lead={shown?.lead ?? 'We have rules for the returns of 2023 to 2027 only, so this one was not checked.'}
      >
        The return of {row.year}
      </PageHeading>
      {shown && <Figures figures={shown.figures} />}
      <Warnings withoutNumber={row.checked?.withoutNumber ?? 0} />
      <div class="govuk-button-group">
        <PostButton action={`/send/${row.id}/make`}>Make the return</PostButton>
        <PostButton action={`/send/${row.id}/cancel`} variant="secondary">
          Do not make it
        </PostButton>
      </div>
      {shown && shown.found.length > 0 && <Found found={shown.found} worklistHref={worklistHref} />}
      {shown && shown.notRun.length > 0 && (
        <Details summary="What was not checked, and why">
          {shown.notRun.map(({ reason, rules }) => (
            <p class="govuk-body">
              Because {reason}: rules {rules}.
            </p>
          ))}
        </Details>
      )}
    </>
  )
}

/** A return that was made, or how it ended otherwise. */
export const Ended = ({ row, line, files }: { row: ReturnOutRow; line: SentLine; files: readonly string[] }) => {
  const [zip, xml] = files
  return (
    <>
      <PageHeading lead={`${line.of}. Asked for on ${line.asked} by the ${line.by.toLowerCase()}.`}>
        The return of {row.year}
      </PageHeading>
      <p class="govuk-body">
        <Status standing={line.state.standing}>{line.state.says}</Status>
      </p>
      {row.problem !== null && <WarningText>{row.problem}</WarningText>}
      {row.outcome !== null && (
        <>
          <Warnings withoutNumber={row.outcome.withoutNumber} />
          {zip !== undefined && xml !== undefined && row.folder !== null ? (
            <>
              <div class="govuk-button-group">
                <ButtonLink href={`/send/${row.id}/${zip}`}>Save the CSV files (zip)</ButtonLink>
                <ButtonLink href={`/send/${row.id}/${xml}`}>Save the XML</ButtonLink>
              </div>
              <InsetText>{XML_LACKS} The files are kept here for seven days.</InsetText>
            </>
          ) : (
            <InsetText>Its files are no longer kept here. Ask for the return again.</InsetText>
          )}
          <h2 class="govuk-heading-m">What it holds</h2>
          <SummaryList
            rows={[{ key: 'Children', value: String(row.outcome.children) }, ...presentTables(row.outcome.rows)]}
          />
        </>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href="/send">
          Send another return
        </a>
      </p>
    </>
  )
}
