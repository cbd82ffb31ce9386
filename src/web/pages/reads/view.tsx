import type { ComponentChildren } from 'preact'
import { grounds } from '../../../access/index.ts'
import {
  Button,
  DateInput,
  dateToType,
  Details,
  ErrorSummary,
  Input,
  PageHeading,
  Pagination,
  Select,
  StackedTable,
  type FieldError,
  type TypedDate,
} from '../../ui/index.ts'
import type { Asked } from './ask.ts'
import { READS_A_PAGE, type ReadShown } from './present.ts'

const GROUNDS = [
  { value: '', text: 'Any' },
  ...Object.entries(grounds).map(([value, text]) => ({ value, text })),
] as const

/** The form that searches the log. `typed` are the boxes of dates as they were typed, where they are no days. */
export const SearchForm = (props: {
  readonly asked: Asked
  readonly errors: readonly FieldError[]
  readonly typed?: { readonly from: TypedDate; readonly to: TypedDate } | undefined
  readonly isOpen: boolean
}) => {
  const { asked, errors, typed } = props
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.says
  return (
    <Details summary="Search" open={props.isOpen}>
      <form method="post" action="/reads/search" novalidate>
        <Input name="who" label="Who" hint="A name or a title, or part of it" value={asked.who} width={20} />
        <Input
          name="child"
          label="Child"
          hint="The number in the return, whole: 100234"
          value={asked.child}
          width={20}
        />
        <Input name="route" label="Page" hint="Part of its address: chronology" value={asked.route} width={20} />
        <Select name="ground" label="On what ground" options={GROUNDS} value={asked.ground} />
        <DateInput name="from" label="From" value={typed?.from ?? dateToType(asked.from)} error={errorOf('from-day')} />
        <DateInput
          name="to"
          label="To"
          hint="This day is included"
          value={typed?.to ?? dateToType(asked.to)}
          error={errorOf('to-day')}
        />
        <Button>Search</Button>
      </form>
    </Details>
  )
}

const COLUMNS = [{ text: 'When' }, { text: 'Who' }, { text: 'What' }, { text: 'Page' }, { text: 'Ground' }]

/** What a page is called; a pattern may be broken at its strokes. */
const Pattern = ({ page }: { page: string }) => (
  <>
    {page.split('/').map((part, at) =>
      at === 0 ? (
        part
      ) : (
        <>
          /<wbr />
          {part}
        </>
      ),
    )}
  </>
)

const rowOf = (read: ReadShown) => ({
  key: String(read.n),
  cells: [
    <span class="tl-nowrap">{read.when}</span>,
    read.who,
    read.href === null ? (
      read.what
    ) : (
      <a class="govuk-link" href={read.href}>
        {read.what}
      </a>
    ),
    <Pattern page={read.page} />,
    read.because,
  ],
})

/** Reads as a table. */
export const ReadsTable = ({ caption, reads }: { caption: string; reads: readonly ReadShown[] }) =>
  reads.length === 0 ? null : <StackedTable caption={caption} captionHidden columns={COLUMNS} rows={reads.map(rowOf)} />

/** A page of reads: the search where there is one, what was found, and its pages. */
export const ReadsPage = (props: {
  readonly heading: string
  readonly lead: string
  readonly errors?: readonly FieldError[]
  readonly form?: ComponentChildren
  readonly found: string
  readonly reads: readonly ReadShown[]
  readonly total: number
  readonly current: number
  readonly path: string
}) => (
  <>
    {props.errors !== undefined && props.errors.length > 0 && <ErrorSummary errors={props.errors} />}
    <PageHeading lead={props.lead}>{props.heading}</PageHeading>
    {props.form}
    <p class="govuk-body">{props.found}</p>
    <ReadsTable caption="Reads, the newest first" reads={props.reads} />
    <Pagination
      current={props.current}
      last={Math.ceil(props.total / READS_A_PAGE)}
      hrefOf={(page) => `${props.path}?page=${page}`}
    />
  </>
)
