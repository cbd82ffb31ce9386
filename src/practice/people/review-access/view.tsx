import { Button, PageHeading, Pagination, Pills, StackedTable } from '../../../web/ui/index.ts'
import { PEOPLE_A_PAGE, type ReviewLine } from './present.ts'

const COLUMNS = [
  { text: 'Name' },
  { text: 'May see' },
  { text: 'Last signed in' },
  { text: 'Reviewed' },
  { text: 'Say', quietOnCard: true },
]

const rowOf = (line: ReviewLine) => ({
  key: line.key,
  cells: [
    <a class="govuk-link" href={line.href}>
      {line.name}
    </a>,
    line.sees,
    line.signedIn,
    line.reviewed,
    line.action === null ? (
      ''
    ) : (
      <form method="post" action={line.action}>
        <Button variant="secondary">
          It is right<span class="govuk-visually-hidden"> for {line.name}</span>
        </Button>
      </form>
    ),
  ],
})

/** Every account with what it may see, and whether somebody has looked at it lately. */
export const ReviewAccess = (props: {
  readonly lead: string
  readonly isEverybody: boolean
  readonly lines: readonly ReviewLine[]
  readonly current: number
  readonly total: number
}) => (
  <>
    <PageHeading lead={props.lead}>Review who may see what</PageHeading>
    <Pills
      label="Whose access"
      links={[
        { text: 'Due', href: '/people/review', isCurrent: !props.isEverybody },
        { text: 'Everybody', href: '/people/review?of=everybody', isCurrent: props.isEverybody },
      ]}
    />
    {props.lines.length > 0 && (
      <StackedTable caption="Access of people" captionHidden columns={COLUMNS} rows={props.lines.map(rowOf)} />
    )}
    <Pagination
      current={props.current}
      last={Math.ceil(props.total / PEOPLE_A_PAGE)}
      hrefOf={(page) => `/people/review?${props.isEverybody ? 'of=everybody&' : ''}page=${page}`}
    />
  </>
)
