import { ButtonLink, PageHeading, Pagination, StackedTable } from '../../../web/ui/index.ts'
import { PEOPLE_A_PAGE, type PersonLine } from './present.ts'

const COLUMNS = [
  { text: 'Name' },
  { text: 'Roles' },
  { text: 'Team' },
  { text: 'Worker number' },
  { text: 'Account' },
  { text: 'Last signed in' },
]

const LETTERS = Array.from({ length: 26 }, (_, nth) => String.fromCharCode(97 + nth))

const rowOf = (line: PersonLine) => ({
  key: line.key,
  cells: [
    <a class="govuk-link" href={line.href}>
      {line.name}
    </a>,
    line.roles.length === 0 ? 'None' : line.roles.join(', '),
    line.team,
    line.workers,
    line.state,
    line.signedIn,
  ],
})

/** Everybody who may sign in, a page at a time. */
export const People = (props: {
  readonly lead: string
  readonly letter: string
  readonly lines: readonly PersonLine[]
  readonly current: number
  readonly total: number
}) => (
  <>
    <PageHeading lead={props.lead}>People</PageHeading>
    <div class="govuk-button-group">
      <ButtonLink href="/people/new">Add somebody</ButtonLink>
      <a class="govuk-link" href="/people/review">
        Review who may see what
      </a>
    </div>
    <nav aria-label="By first letter of the name" class="govuk-body tl-letters">
      {['', ...LETTERS].map((letter) => (
        <>
          <a
            class="govuk-link"
            href={letter === '' ? '/people' : `/people?letter=${letter}`}
            aria-current={letter === props.letter ? 'true' : undefined}
          >
            {letter === '' ? 'All' : letter.toUpperCase()}
          </a>{' '}
        </>
      ))}
    </nav>
    {props.lines.length > 0 && (
      <StackedTable caption="People, by name" captionHidden columns={COLUMNS} rows={props.lines.map(rowOf)} />
    )}
    <Pagination
      current={props.current}
      last={Math.ceil(props.total / PEOPLE_A_PAGE)}
      hrefOf={(page) => `/people?${props.letter === '' ? '' : `letter=${props.letter}&`}page=${page}`}
    />
  </>
)
