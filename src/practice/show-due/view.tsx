import { Button, InsetText, PageHeading, Pagination, Pills, Select, Status, StackedTable } from '../../web/ui/index.ts'
import { addressOf, ANY, MINE } from './ask.ts'
import { Parts } from './parts.tsx'
import type { DueLine, DueShown } from './present.ts'

const Narrow = ({ shown }: { shown: DueShown }) => (
  <form class="tl-arrange" method="get" action="/due">
    <input type="hidden" name="part" value={shown.asked.part} />
    <Select name="team" label="Team" options={shown.teams} value={shown.asked.team ?? ANY} />
    <Select
      name="role"
      label="Whose turn"
      options={shown.roles}
      value={shown.asked.workers === null ? (shown.asked.role ?? ANY) : MINE}
    />
    <Select name="rule" label="Step" options={shown.rules} value={shown.asked.rule ?? ''} />
    <Button variant="secondary">Show</Button>
  </form>
)

const cells = (line: DueLine) => [
  <a class="govuk-link" href={line.href}>
    {line.called}
  </a>,
  <>
    {line.step}
    <span class="tl-note">{line.law}</span>
  </>,
  <>
    <Status standing={line.standing}>{line.due}</Status>
    <span class="tl-note">{line.started}</span>
    {line.aside !== null && <span class="tl-note">{line.aside}</span>}
  </>,
  <>
    {line.owner}
    <span class="tl-note">{line.team}</span>
  </>,
  <span class="tl-choices">
    {line.record !== null && (
      <a class="govuk-link" href={line.record}>
        Record it<span class="govuk-visually-hidden">: {`${line.step}, ${line.called}`}</span>
      </a>
    )}
    {line.putAside !== null && (
      <a class="govuk-link" href={line.putAside}>
        Put aside<span class="govuk-visually-hidden">: {`${line.step}, ${line.called}`}</span>
      </a>
    )}
  </span>,
]

/** Every step that waits, whose it is, and the page that records it. */
export const DueList = ({ shown }: { shown: DueShown }) => (
  <>
    <Parts current="What is due" lists={shown.lists} />
    <PageHeading lead={shown.lead}>{shown.asked.workers === null ? 'What is due' : 'My work'}</PageHeading>
    {shown.supervisionHref !== null && (
      <p class="govuk-body">
        <a class="govuk-link" href={shown.supervisionHref}>
          My supervision
        </a>
      </p>
    )}
    {shown.views.length > 0 && <Pills label="Whose work" links={shown.views} />}
    <Pills label="Part of the list" links={shown.parts} />
    <Narrow shown={shown} />
    {shown.advice !== null && <InsetText>{shown.advice}</InsetText>}
    {shown.lines.length > 0 && (
      <StackedTable
        caption={shown.caption}
        captionHidden
        columns={[
          { text: 'Child', size: 'tl-list__child' },
          { text: 'Step', size: 'tl-list__next' },
          { text: 'Due', size: 'tl-list__due' },
          { text: 'Whose turn', size: 'tl-list__owner' },
          { text: 'When it is done', quietOnCard: true },
        ]}
        rows={shown.lines.map((line) => ({ key: line.key, cells: cells(line) }))}
      />
    )}
    <Pagination
      current={shown.asked.page}
      last={shown.pages}
      hrefOf={(page) => addressOf('/due', shown.asked, { page })}
    />
  </>
)
