import type { ComponentChildren } from 'preact'
import type { ImportRow, ReturnFound } from '../../../store/index.ts'
import {
  Button,
  ButtonLink,
  DateInput,
  Details,
  ErrorSummary,
  Input,
  PageHeading,
  ProgressBar,
  Status,
  sayNumber,
  StackedTable,
  SummaryList,
  WarningText,
  type FieldError,
  type TypedDate,
} from '../../ui/index.ts'
import {
  isStopped,
  presentOutcome,
  presentProgress,
  sayReturn,
  sayTables,
  sayWhatWillHappen,
  standingOf,
} from './present.ts'
import type { RejectedFile } from './rejects.ts'

/** What stands in the boxes for one return: year and as-at date. */
export interface Boxes {
  readonly year: string
  readonly asAt: TypedDate
}

const CancelForm = (props: { row: ImportRow; variant: 'warning' | 'secondary'; children: ComponentChildren }) => (
  <form method="post" action={`/imports/${props.row.id}/cancel`}>
    <Button variant={props.variant}>{props.children}</Button>
  </form>
)

const Problems = ({ found }: { found: ReturnFound }) => (
  <>
    {found.problems
      .filter(({ severity }) => severity === 'stop')
      .map(({ says }) => (
        <WarningText>{says}</WarningText>
      ))}
    {found.problems.some(({ severity }) => severity === 'note') && (
      <ul class="govuk-list govuk-list--bullet">
        {found.problems
          .filter(({ severity }) => severity === 'note')
          .map(({ says }) => (
            <li>{says}</li>
          ))}
      </ul>
    )}
  </>
)

const Tables = ({ found, isFolded }: { found: ReturnFound; isFolded: boolean }) => {
  const table = (
    <StackedTable
      caption="Tables that were recognised"
      captionHidden
      columns={[
        { text: 'Table' },
        { text: 'File' },
        { text: 'Rows', numeric: true },
        { text: 'Rejected', numeric: true },
      ]}
      rows={found.tables.map(({ table, file, rows, rejected }) => ({
        key: `${table} ${file}`,
        cells: [table, <span class="tl-path">{file}</span>, sayNumber(rows), sayNumber(rejected)],
      }))}
    />
  )
  return isFolded ? <Details summary={sayTables(found)}>{table}</Details> : table
}

const WhichReturn = (props: { n: number; boxes: Boxes; errors: readonly FieldError[] }) => {
  const errorOf = (field: string) => props.errors.find((error) => error.field.startsWith(field))?.says
  return (
    <>
      <Input
        name={`year-${props.n}`}
        label="Return year"
        hint="The year in which it ends: 2025 for 1 April 2024 to 31 March 2025"
        value={props.boxes.year}
        width={4}
        numeric
        error={errorOf(`year-${props.n}`)}
      />
      <DateInput
        name={`asAt-${props.n}`}
        label="As at"
        hint="The last day that these files tell of"
        value={props.boxes.asAt}
        error={errorOf(`asAt-${props.n}`)}
      />
    </>
  )
}

/** What was recognised, and the question whether to load it. */
export const Preview = (props: { row: ImportRow; boxes: readonly Boxes[]; errors: readonly FieldError[] }) => {
  const isBlocked = isStopped(props.row)
  return (
    <>
      {props.errors.length > 0 && <ErrorSummary errors={props.errors} />}
      <PageHeading
        lead={
          isBlocked
            ? 'These files cannot be loaded as they are. Nothing has been saved. Mend what is named below and choose them again.'
            : 'This is what was recognised. Nothing has been saved yet.'
        }
      >
        Check before loading
      </PageHeading>
      <form method="post" action={`/imports/${props.row.id}/load`} novalidate>
        {props.row.returns.map((found, n) => (
          <section class="tl-return" aria-label={sayReturn(found)}>
            <h2 class="govuk-heading-m">{sayReturn(found)}</h2>
            <Problems found={found} />
            <Tables found={found} isFolded={props.row.returns.length > FEW_RETURNS} />
            {!isBlocked && (
              <WhichReturn n={n} boxes={props.boxes[n] ?? { year: '', asAt: NO_DATE }} errors={props.errors} />
            )}
          </section>
        ))}
        {!isBlocked && (
          <>
            <h2 class="govuk-heading-m">What will happen</h2>
            <p class="govuk-body">{sayWhatWillHappen(props.row)}</p>
            <Button>Load {props.row.returns.length === 1 ? 'this return' : 'these returns'}</Button>
          </>
        )}
      </form>
      {isBlocked && <ButtonLink href="/imports/new">Choose other files</ButtonLink>}
      <CancelForm row={props.row} variant="secondary">
        Do not load; delete these files
      </CancelForm>
    </>
  )
}

/** More returns than these show their tables only when asked. */
const FEW_RETURNS = 2

const NO_DATE = { day: '', month: '', year: '' }

/** An import under way: how far, and how to stop it. */
export const UnderWay = ({ row, isBehindAnother }: { row: ImportRow; isBehindAnother: boolean }) => {
  const { share, says } = presentProgress(row, isBehindAnother)
  return (
    <>
      <PageHeading lead="This page looks again by itself. You may leave it: the import goes on.">
        {row.state === 'reading' ? 'Reading your files' : 'Loading'}
      </PageHeading>
      <ProgressBar share={share} label={says} />
      {!row.isAskedToStop && (
        <CancelForm row={row} variant="warning">
          Stop: keep nothing of it
        </CancelForm>
      )}
    </>
  )
}

const Rejects = ({ row, files }: { row: ImportRow; files: readonly RejectedFile[] }) => (
  <>
    <h2 class="govuk-heading-m">Rows that could not be read</h2>
    <p class="govuk-body">As they came, each with its line and the reason. Mend them and load the file again.</p>
    <ul class="govuk-list govuk-list--bullet">
      {files.map(({ file, rows }, n) => (
        <li>
          <a class="govuk-link" href={`/imports/${row.id}/rejects/${n}.csv`}>
            {file}: {rows.length.toLocaleString('en-GB')} rejected (CSV)
          </a>
        </li>
      ))}
    </ul>
  </>
)

/** An import that has ended: what came of it. */
export const Ended = (props: {
  row: ImportRow
  rejects: readonly RejectedFile[]
  about: readonly { readonly key: string; readonly value: string }[]
}) => {
  const { row, rejects } = props
  const state = standingOf(row.state)
  return (
    <>
      <PageHeading>{row.returns.length === 1 ? 'Import of a return' : 'Import of returns'}</PageHeading>
      <p class="govuk-body">
        <Status standing={state.standing}>{state.says}</Status>
      </p>
      {row.problem !== null && <p class="govuk-body">{row.problem}</p>}
      {row.state !== 'done' && <p class="govuk-body">Nothing of this import was kept in the record.</p>}
      <SummaryList rows={[...props.about, ...(row.outcome ? presentOutcome(row.outcome) : [])]} />
      {rejects.length > 0 && <Rejects row={row} files={rejects} />}
      {row.returns.map((found) => (
        <section class="tl-return" aria-label={sayReturn(found)}>
          <h2 class="govuk-heading-m">{sayReturn(found)}</h2>
          <Problems found={found} />
          <Tables found={found} isFolded={row.returns.length > FEW_RETURNS} />
        </section>
      ))}
      {row.state === 'failed' && row.folder !== null && (
        <form method="post" action={`/imports/${row.id}/again`}>
          <Button>Try again with the same files</Button>
        </form>
      )}
      {row.state === 'done' && <ButtonLink href="/permanence">See the permanence tracker</ButtonLink>}
    </>
  )
}
