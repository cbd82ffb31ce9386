import {
  Button,
  InsetText,
  PageHeading,
  Pagination,
  Pills,
  Select,
  Shape,
  StackedTable,
} from '../../../web/ui/index.ts'
import { addressOf } from './ask.ts'
import { FindChild } from './find-child.tsx'
import type { ActionFound } from './ports.ts'
import type { ChildLine, ListShown, WrittenLine } from './present.ts'

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
    {line.foundBy !== '' && <span class="tl-note">{line.foundBy}</span>}
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

const Actions = ({ actions }: { actions: readonly ActionFound[] }) => (
  <>
    <h2 class="govuk-heading-m">Actions of plans</h2>
    <ul class="govuk-list">
      {actions.map(({ id, ref, says }) => (
        <li>
          <a class="govuk-link" href={`/improvement/actions/${id}`}>
            {ref}
          </a>{' '}
          {says}
        </li>
      ))}
    </ul>
  </>
)

const Written = ({ written }: { written: readonly WrittenLine[] }) => (
  <>
    <h2 class="govuk-heading-m">In what was written</h2>
    <ul class="govuk-list govuk-list--spaced">
      {written.map(({ href, called, about, says }) => (
        <li>
          <a class="govuk-link" href={href}>
            {called}
          </a>
          <span class="tl-note">{about}</span>
          <span>{says}</span>
        </li>
      ))}
    </ul>
  </>
)

interface ListProps {
  shown: ListShown
  actions?: readonly ActionFound[]
  written?: readonly WrittenLine[]
}

/** A list of children: find one, narrow it, sort it; below a search, the actions of plans that it found too, and what was written. */
export const ChildrenList = ({ shown, actions = [], written = [] }: ListProps) => (
  <>
    <PageHeading lead={shown.lead}>Children</PageHeading>
    <FindChild searched={shown.searched} />
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
    {written.length > 0 && <Written written={written} />}
    {actions.length > 0 && <Actions actions={actions} />}
  </>
)
