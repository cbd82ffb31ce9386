import { indicators, type Indicator, type ScorecardSettings } from '../../../account/index.ts'
import { capital, PageHeading, ScrollRegion, SummaryList, Table } from '../../../web/ui/index.ts'
import { sayBetter, sayTrust } from './words.ts'

const Definition = ({ indicator }: { indicator: Indicator }) => (
  <section class="tl-section" id={indicator.id}>
    <h2 class="govuk-heading-m">{`${indicator.id}: ${indicator.title}`}</h2>
    <SummaryList
      rows={[
        { key: 'Who counts', value: indicator.counts },
        { key: 'Who is left out', value: indicator.leavesOut },
        { key: 'Direction', value: capital(sayBetter[indicator.better]) },
        { key: 'Source', value: indicator.source },
        { key: 'How far to trust it', value: sayTrust[indicator.trust] },
      ]}
    />
  </section>
)

/** How each figure is defined, from the same lines that the figures are counted by, and the thresholds with their sources. */
export const DefinitionsPage = ({ settings }: { settings: ScorecardSettings }) => (
  <>
    <PageHeading lead="Every figure is the sum of its children: nothing is typed in. A mean is rounded half up; whether a threshold is met is decided before rounding, and equal to it is within it.">
      How the figures are defined
    </PageHeading>
    {indicators.map((indicator) => (
      <Definition indicator={indicator} />
    ))}
    <ScrollRegion label="Thresholds">
      <Table
        caption="Thresholds by period"
        captionSize="m"
        columns={[
          { text: 'Three years' },
          { text: 'A1, days', numeric: true },
          { text: 'A2, days', numeric: true },
          { text: 'A3, months', numeric: true },
          { text: 'Source' },
        ]}
        rows={settings.thresholds.map((line) => [line.period, line.a1Days, line.a2Days, line.a3Months, line.source])}
      />
    </ScrollRegion>
  </>
)
