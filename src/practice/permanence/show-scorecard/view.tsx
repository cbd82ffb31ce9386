import { Details, PageHeading, ScrollRegion, StackedTable, Status, Table, Tag } from '../../../web/ui/index.ts'
import { Sparkline, WaitsChart } from './chart.tsx'
import type { FigureCell, IndicatorLine, ScorecardShown } from './present.ts'

const Cell = ({ cell }: { cell: FigureCell }) => (
  <>
    <a class="govuk-link tl-score__value" href={cell.href}>
      {cell.value}
      <span class="govuk-visually-hidden">, {cell.about}</span>
    </a>
    <span class="tl-note">{cell.of}</span>
    {cell.verdict && <Status standing={cell.verdict.standing}>{cell.verdict.says}</Status>}
  </>
)

const Name = ({ line }: { line: IndicatorLine }) => (
  <>
    <strong>{line.id}</strong> <span class="tl-score__title">{line.title}</span>
    <span class="tl-note">{line.better}</span>
    {line.isOurs && <Tag colour="grey">Ours, not the Department’s</Tag>}
  </>
)

const cells = (line: IndicatorLine) => [
  <Name line={line} />,
  ...line.cells.map((cell) => <Cell cell={cell} />),
  line.threshold,
  <Sparkline values={line.trend} threshold={line.thresholdDays} />,
  line.waiting,
]

/** The adoption scorecard: every figure opens to the children behind it. */
export const Scorecard = ({ shown }: { shown: ScorecardShown }) => (
  <>
    <PageHeading lead={shown.lead}>Adoption scorecard</PageHeading>
    <StackedTable
      caption="Indicators"
      captionHidden
      layout="tl-stacked--soon tl-stacked--two tl-score"
      columns={[
        { text: 'Indicator', size: 'tl-score__name' },
        ...shown.periodHeads.map((text) => ({ text })),
        { text: 'Threshold' },
        { text: 'Twelve quarters' },
        { text: 'Waiting now' },
      ]}
      rows={shown.lines.map((line) => ({ key: line.id, cells: cells(line) }))}
    />
    <Details summary="The twelve quarters as a table: the year to the end of each quarter">
      <ScrollRegion label="Trend of each indicator">
        <Table
          caption="Each indicator for the year that ends with the quarter"
          captionHidden
          columns={shown.trendTable.heads.map((text, index) => ({ text, numeric: index > 0 }))}
          rows={shown.trendTable.rows}
        />
      </ScrollRegion>
    </Details>
    {shown.chart && (
      <section class="tl-section">
        <h2 class="govuk-heading-m">{shown.chart.heading}</h2>
        <WaitsChart chart={shown.chart.chart} label={shown.chart.label} />
        <p class="govuk-body tl-score__says">
          {shown.chart.within && <Status standing={shown.chart.within.standing}>{shown.chart.within.says}</Status>}{' '}
          {shown.chart.says}
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href={shown.chart.href}>
            These children as a table
          </a>
        </p>
      </section>
    )}
  </>
)
