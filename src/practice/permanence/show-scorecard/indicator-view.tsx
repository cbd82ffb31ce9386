import {
  PageHeading,
  Pagination,
  Pills,
  ScrollRegion,
  StackedTable,
  Status,
  SummaryList,
  Table,
  Tag,
} from '../../../web/ui/index.ts'
import { WaitsChart } from './chart.tsx'
import type { IndicatorShown } from './present-indicator.ts'
import type { ChildCell } from './present-waiting.ts'
import type { Verdict } from './present.ts'

const Child = ({ child }: { child: ChildCell }) => (
  <>
    {child.href === null ? (
      child.called
    ) : (
      <a class="govuk-link" href={child.href}>
        {child.called}
      </a>
    )}
    {child.team !== '' && <span class="tl-note">{child.team}</span>}
  </>
)

const Said = ({ verdict }: { verdict: Verdict | null }) =>
  verdict && <Status standing={verdict.standing}>{verdict.says}</Status>

const Figure = ({ shown }: { shown: IndicatorShown }) => (
  <p class="tl-figure">
    <span class="tl-figure__value">{shown.value}</span> <span class="tl-figure__of">{shown.of}</span>{' '}
    <Said verdict={shown.verdict} />
    {shown.threshold !== null && <span class="tl-note">{shown.threshold}</span>}
  </p>
)

const Behind = ({ shown }: { shown: IndicatorShown }) => {
  const hasVerdicts = shown.lines.some((line) => line.verdict !== null)
  const columns = hasVerdicts ? [...shown.heads, 'Threshold'] : shown.heads
  if (shown.lines.length === 0) return <p class="govuk-body">No child counts in this period.</p>
  return (
    <>
      <StackedTable
        caption={shown.caption}
        columns={columns.map((text) => ({ text, numeric: text === 'Days' }))}
        rows={shown.lines.map((line, index) => ({
          key: `${line.child.href ?? ''}-${index}`,
          cells: [
            <Child child={line.child} />,
            ...line.cells,
            ...(hasVerdicts ? [<Said verdict={line.verdict} />] : []),
          ],
        }))}
      />
      <Pagination
        current={shown.page}
        last={shown.pages}
        hrefOf={(page) => `${shown.periodLinks.find((link) => link.isCurrent)?.href ?? ''}&page=${page}`}
      />
    </>
  )
}

const LeftOut = ({ shown }: { shown: IndicatorShown }) => (
  <section class="tl-section">
    {shown.excluded.length === 0 ? (
      <>
        <h2 class="govuk-heading-m">Left out</h2>
        <p class="govuk-body">Nobody is left out of this figure.</p>
      </>
    ) : (
      <ScrollRegion label="Children left out">
        <Table
          caption={`Left out: ${shown.excludedCount}, with the reason on each`}
          captionSize="m"
          columns={[{ text: 'Child' }, { text: 'Why' }]}
          rows={shown.excluded.map(({ child, reason }) => [<Child child={child} />, reason])}
        />
        {shown.excludedMore !== null && <p class="govuk-body">{shown.excludedMore}</p>}
      </ScrollRegion>
    )}
  </section>
)

const Waiting = ({ waiting }: { waiting: NonNullable<IndicatorShown['waiting']> }) =>
  waiting.lines.length === 0 ? (
    <>
      <h2 class="govuk-heading-m">{waiting.heading}</h2>
    </>
  ) : (
    <Table
      caption={waiting.heading}
      captionSize="m"
      columns={[{ text: 'Child' }, { text: 'So far' }, { text: 'Threshold' }]}
      rows={waiting.lines.map((line) => [<Child child={line.child} />, line.days, <Said verdict={line.verdict} />])}
    />
  )

/** One figure: who is behind it, who is left out and why, who still waits, and how it is defined. */
export const IndicatorPage = ({ shown }: { shown: IndicatorShown }) => (
  <>
    <PageHeading>{`${shown.id}: ${shown.title}`}</PageHeading>
    <Pills label="Period" links={shown.periodLinks} />
    <Figure shown={shown} />
    {shown.chart && <WaitsChart chart={shown.chart.chart} label={shown.chart.label} />}
    {(shown.within ?? shown.says) && (
      <p class="govuk-body tl-score__says">
        <Said verdict={shown.within} /> {shown.says}
      </p>
    )}
    <Behind shown={shown} />
    <LeftOut shown={shown} />
    {shown.waiting && (
      <section class="tl-section">
        <Waiting waiting={shown.waiting} />
        {shown.waiting.more !== null && <p class="govuk-body">{shown.waiting.more}</p>}
      </section>
    )}
    <section class="tl-section">
      <h2 class="govuk-heading-m">How it is defined</h2>
      {shown.definition.some(({ value }) => value === 'Throughline’s own measure, not the Department’s.') && (
        <p class="govuk-body">
          <Tag colour="grey">Ours, not the Department’s</Tag>
        </p>
      )}
      <SummaryList rows={shown.definition} />
      <p class="govuk-body">
        <a class="govuk-link" href={`/improvement/measures/${shown.id}`}>
          What is done about {shown.id} in the improvement plans
        </a>
      </p>
    </section>
  </>
)
