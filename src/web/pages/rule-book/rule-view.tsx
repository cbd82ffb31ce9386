import { Figures, PageHeading, ScrollRegion, StackedTable, SummaryList, Table } from '../../ui/index.ts'
import type { MonthsChart } from './months-chart.ts'
import type { RuleShown } from './present-rule.ts'

/** Percent in time, month by month; the table beside it says the same. */
const Chart = ({ chart }: { chart: MonthsChart }) => (
  <ScrollRegion label="Percent in time by month, as a chart">
    <svg
      class="tl-waits"
      viewBox={`0 -22 ${chart.width} ${chart.height + 24}`}
      role="img"
      aria-label="Percent in time by month: the table below holds the same figures"
      focusable="false"
    >
      {chart.columns.map(({ x, y, width, height, percent }) => (
        <>
          <rect class="tl-waits__bar" x={x} y={y} width={width} height={height} />
          <text class="tl-waits__label" x={x + width / 2} y={y - 6} text-anchor="middle">
            {`${percent}%`}
          </text>
        </>
      ))}
      <line class="tl-waits__base" x1="0" x2={chart.width} y1={chart.height} y2={chart.height} />
    </svg>
  </ScrollRegion>
)

/** One rule: what it says, where from, who is told when it slips, how its clocks stand, and its dated examples. */
export const RulePage = ({ shown }: { shown: RuleShown }) => (
  <>
    <PageHeading lead={shown.lead}>{shown.title}</PageHeading>
    {shown.figures && <Figures figures={shown.figures} />}
    <SummaryList rows={shown.about} />
    {shown.ladder.length > 0 && (
      <>
        <h2 class="govuk-heading-m">Who is told</h2>
        <ol class="govuk-list govuk-list--number">
          {shown.ladder.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        <p class="govuk-body">
          Late is the day after the due date. No law sets these steps: they are Throughline’s own, for a council to
          change.
        </p>
      </>
    )}
    {shown.months.length > 0 && (
      <section class="tl-section">
        <h2 class="govuk-heading-m">In time by month</h2>
        {shown.chart && <Chart chart={shown.chart} />}
        <ScrollRegion label="In time by month">
          <Table
            caption="Clocks that stopped, by the month in which they did"
            captionSize="s"
            columns={[
              { text: 'Month' },
              { text: 'Stopped', numeric: true },
              { text: 'In time', numeric: true },
              { text: 'Percent', numeric: true },
            ]}
            rows={shown.months}
          />
        </ScrollRegion>
      </section>
    )}
    <StackedTable
      caption="Dated examples"
      columns={[{ text: 'From' }, { text: 'Due' }, { text: 'Because' }]}
      rows={shown.examples.map((cells) => ({ key: cells.join(), cells }))}
    />
  </>
)
