import {
  Button,
  Figures,
  InsetText,
  PageHeading,
  Pagination,
  Pills,
  Select,
  Shape,
  StackedTable,
  Status,
  SubNavigation,
  Tag,
  sayNumber,
} from '../../../web/ui/index.ts'
import { Bar, BarLegend } from './bar-view.tsx'
import { addressOf } from './narrow.ts'
import type { TrackerLine, TrackerShown } from './present.ts'
import type { Tile } from './tiles.ts'

const note = ({ note, verdict }: Tile) => (
  <>
    {verdict && <Status standing={verdict.standing}>{verdict.says}</Status>} {note}
  </>
)

const Narrow = ({ shown: { asked, teams, orders } }: { shown: TrackerShown }) => (
  <form class="tl-arrange" method="get" action="/permanence">
    {asked.who !== 'adoption' && <input type="hidden" name="who" value={asked.who} />}
    {asked.show !== 'all' && <input type="hidden" name="show" value={asked.show} />}
    <Select name="team" label="Team" options={teams} value={asked.team ?? ''} />
    <Select name="sort" label="Sort by" options={orders} value={asked.sort} />
    <Button variant="secondary">Show</Button>
  </form>
)

const Child = ({ line }: { line: TrackerLine }) => (
  <>
    <a class="govuk-link" href={line.href}>
      {line.called}
    </a>
    <span class="tl-note">{line.about}</span>
  </>
)

const Stage = ({ line }: { line: TrackerLine }) => (
  <>
    {line.stage} {line.isLegacy && <Tag colour="grey">Legacy</Tag>}
    {line.why !== null && (
      <span class="tl-note">
        {'Why: '}
        {line.whyHref === null ? (
          line.why
        ) : (
          <a class="govuk-link" href={line.whyHref}>
            {line.why}
            <span class="govuk-visually-hidden"> for {line.called}</span>
          </a>
        )}
      </span>
    )}
  </>
)

const Days = ({ line }: { line: TrackerLine }) => (
  <>
    <Bar bar={line.bar} />
    <span class="tl-bar-words">
      {line.days}
      <span class="tl-on-card"> since entering care</span>
      {line.bar.isCut && ' (bar cut short)'}
      {line.barWords !== '' && <span class="govuk-visually-hidden">: {line.barWords}</span>}
    </span>
  </>
)

const Clocks = ({ line }: { line: TrackerLine }) => (
  <>
    {line.clocks.map((words) => (
      <span class="tl-line">{words}</span>
    ))}
    <Status standing={line.standing.standing}>{line.standing.says}</Status>
    {line.tooFew !== null && <span class="tl-note">{line.tooFew}</span>}
  </>
)

const Next = ({ line }: { line: TrackerLine }) => (
  <>
    <span class="tl-on-card">Next: </span>
    {line.next}
    <span class="tl-note">
      {line.nextShape && <Shape standing={line.nextShape} />} {line.nextNote}
    </span>
    <span class="tl-note">{line.owner}</span>
  </>
)

const Lines = ({ shown }: { shown: TrackerShown }) => (
  <StackedTable
    caption="Children on the tracker"
    captionHidden
    layout="tl-stacked--soon tl-tracker"
    columns={[
      { text: 'Child', size: 'tl-tracker__child' },
      { text: 'Stage', size: 'tl-tracker__stage', quietOnCard: true },
      {
        text: `Days since entering care (0 to ${sayNumber(shown.scale)})`,
        size: 'tl-tracker__days',
        quietOnCard: true,
      },
      { text: 'Clocks', size: 'tl-tracker__clocks', quietOnCard: true },
      { text: 'Next step and who has it', size: 'tl-tracker__next', quietOnCard: true },
    ]}
    rows={shown.lines.map((line) => ({
      key: line.key,
      mark: line.isWithSiblings ? 'tl-tracker__siblings' : undefined,
      cells: [
        <Child line={line} />,
        <Stage line={line} />,
        <Days line={line} />,
        <Clocks line={line} />,
        <Next line={line} />,
      ],
    }))}
  />
)

/** The permanence tracker: one look answers who is drifting, and every row ends in an action. */
export const Tracker = ({ shown }: { shown: TrackerShown }) => (
  <>
    <PageHeading lead={shown.lead}>Permanence tracker</PageHeading>
    <Figures figures={shown.tiles.map((tile) => ({ ...tile, note: note(tile) }))} />
    <SubNavigation label="Whom the tracker shows" links={shown.scopes} />
    <Pills label="Views of the tracker" links={shown.views} />
    <Narrow shown={shown} />
    {shown.nobody === null ? (
      <>
        <BarLegend threshold={shown.threshold} />
        <Lines shown={shown} />
      </>
    ) : (
      <InsetText>{shown.nobody}</InsetText>
    )}
    <Pagination current={shown.asked.page} last={shown.pages} hrefOf={(page) => addressOf(shown.asked, { page })} />
  </>
)
