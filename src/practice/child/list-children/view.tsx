import {
  Button,
  Input,
  InsetText,
  PageHeading,
  Pagination,
  Pills,
  Select,
  Shape,
  StackedTable,
} from '../../../web/ui/index.ts'
import { addressOf } from './ask.ts'
import type { ChildLine, ListShown } from './present.ts'

/** The search is sent in a form and kept, so that no name stands in an address. */
const Search = ({ searched }: { searched: string | null }) => (
  <form class="tl-search" method="post" action="/children/search" role="search" novalidate>
    <Input
      name="text"
      label="Find a child"
      hint="Name, number or date of birth"
      size="s"
      value={searched ?? ''}
      width={30}
      autocomplete="off"
    />
    <Button>Search</Button>
  </form>
)

const Narrow = ({ shown }: { shown: ListShown }) => (
  <form class="tl-arrange" method="get" action={shown.path}>
    <input type="hidden" name="standing" value={shown.asked.standing} />
    <Select name="team" label="Team" options={shown.teams} value={shown.asked.team ?? ''} />
    <Select name="sort" label="Sort by" options={shown.sorts} value={shown.asked.sort} />
    <Button variant="secondary">Show</Button>
  </form>
)

const cells = (line: ChildLine) => [
  <>
    <a class="govuk-link" href={line.href}>
      {line.called}
    </a>
    <span class="tl-note">{line.about}</span>
  </>,
  <>
    {line.stage}
    {line.stageNote !== '' && <span class="tl-note">{line.stageNote}</span>}
  </>,
  <>
    {line.next !== '' && <span class="tl-on-card">Next: </span>}
    {line.next}
    {line.nextNote !== '' && (
      <span class="tl-note">
        {line.nextStanding && <Shape standing={line.nextStanding} />} {line.nextNote}
      </span>
    )}
  </>,
  <>
    {line.owner}
    {line.team !== '' && <span class="tl-note">{line.team}</span>}
  </>,
  <>
    <span class="tl-on-card">Last event: </span>
    <span class="tl-nowrap">{line.lastEvent}</span>
    {line.lastEventNote !== '' && <span class="tl-note">{line.lastEventNote}</span>}
  </>,
]

/** A list of children: find one, narrow it, sort it. */
export const ChildrenList = ({ shown }: { shown: ListShown }) => (
  <>
    <PageHeading lead={shown.lead}>Children</PageHeading>
    <Search searched={shown.searched} />
    <Pills label="Part of the list" links={shown.standings} />
    <Narrow shown={shown} />
    {shown.advice !== null && <InsetText>{shown.advice}</InsetText>}
    {shown.lines.length > 0 && (
      <StackedTable
        caption={shown.caption}
        captionHidden
        columns={[
          { text: 'Child', size: 'tl-list__child' },
          { text: 'Stage', size: 'tl-list__stage', quietOnCard: true },
          { text: 'Next step', size: 'tl-list__next', quietOnCard: true },
          { text: 'Who has it', size: 'tl-list__owner', quietOnCard: true },
          { text: 'Last event', quietOnCard: true },
        ]}
        rows={shown.lines.map((line) => ({ key: line.key, cells: cells(line) }))}
      />
    )}
    <Pagination
      current={shown.asked.page}
      last={shown.pages}
      hrefOf={(page) => addressOf(shown.path, shown.asked, { page })}
    />
  </>
)
