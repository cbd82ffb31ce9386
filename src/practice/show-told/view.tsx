import { Button, InsetText, PageHeading, Pagination, StackedTable, Status } from '../../web/ui/index.ts'
import { WorkParts } from '../show-due/index.ts'
import type { ToldLine, ToldShown } from './present.ts'

const cells = (line: ToldLine) => [
  <>
    <a class="govuk-link" href={line.href}>
      {line.called}
    </a>
    {line.isNew && (
      <>
        {' '}
        <strong class="govuk-tag">New</strong>
      </>
    )}
  </>,
  <>
    {line.step}
    <span class="tl-note">{line.told}</span>
  </>,
  <>
    <Status standing={line.standing}>{line.due}</Status>
    {line.aside !== null && <span class="tl-note">{line.aside}</span>}
  </>,
  <>
    {line.owner}
    <span class="tl-note">{line.team}</span>
  </>,
  <a class="govuk-link" href={line.record}>
    Record it<span class="govuk-visually-hidden">: {`${line.step}, ${line.called}`}</span>
  </a>,
]

/** What somebody was told of, until its clock stops: seeing it does not take it away. */
export const Told = ({ shown, lists }: { shown: ToldShown; lists: boolean }) => (
  <>
    <WorkParts current="What I was told" lists={lists} />
    <PageHeading lead={shown.lead}>What I was told</PageHeading>
    {shown.advice !== null && <InsetText>{shown.advice}</InsetText>}
    {shown.unseen > 0 && (
      <form method="post" action="/told/seen">
        <Button variant="secondary">I have seen all of these</Button>
      </form>
    )}
    {shown.lines.length > 0 && (
      <StackedTable
        caption="Steps that you were told of"
        captionHidden
        columns={[
          { text: 'Who', size: 'tl-list__child' },
          { text: 'Step', size: 'tl-list__next' },
          { text: 'Due', size: 'tl-list__due' },
          { text: 'Whose turn', size: 'tl-list__owner' },
          { text: 'When it is done', quietOnCard: true },
        ]}
        rows={shown.lines.map((line) => ({ key: line.key, cells: cells(line) }))}
      />
    )}
    <Pagination current={shown.page} last={shown.pages} hrefOf={(page) => `/told?page=${page}`} />
    <p class="govuk-body">
      A step stays here until it is done, also when you have seen it or somebody put it aside. Who is told when stands
      with each rule in the{' '}
      <a class="govuk-link" href="/rules">
        rule book
      </a>
      .
    </p>
  </>
)
