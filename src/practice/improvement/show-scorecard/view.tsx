import { InsetText, PageHeading, Pills, StackedTable, Status, type PageContext } from '../../../web/ui/index.ts'
import { SmallRun } from '../figures/run-chart.tsx'
import { Parts } from '../sub-navigation.tsx'
import type { ScorecardRow, ScorecardShown } from './present.ts'

const cells = (row: ScorecardRow) => [
  <>
    <a class="govuk-link" href={row.href}>
      {row.id} <span class="tl-plan__words">{row.name}</span>
    </a>
    {row.part !== null && <span class="tl-note">{row.part}</span>}
  </>,
  <>
    <strong>{row.value}</strong>
    {row.madeOf !== '' && <span class="tl-note">{row.madeOf}</span>}
  </>,
  <Status standing={row.standing.standing}>{row.standing.says}</Status>,
  <>
    <SmallRun months={row.months} />
    {row.direction !== '' && <span class="tl-note">{row.direction}</span>}
    {row.run !== null && <span class="tl-note">{row.run}</span>}
  </>,
  row.year,
  <>
    {row.target}
    {row.baseline !== null && <span class="tl-note">{row.baseline}</span>}
  </>,
]

/** Every measure with what it came to. */
export const ScorecardPage = ({
  shown,
  asAt,
  mayCompare,
  may,
}: {
  shown: ScorecardShown
  asAt: string
  mayCompare: boolean
  may: PageContext['may']
}) => (
  <>
    <PageHeading
      lead={`Every measure of the plan of 2017-18 and what is watched besides it, as at ${asAt}. A value is banded unrounded; nothing is printed for worse than requires improvement, and that is ▲ below the printed bands.`}
    >
      Performance scorecard
    </PageHeading>
    <Parts current="Scorecard" may={may} />
    <Pills label="Measures by how they stand" links={shown.links} />
    {mayCompare && (
      <p class="govuk-body">
        <a class="govuk-link" href="/improvement/scorecard/neighbours">
          Say which councils these are compared with
        </a>
      </p>
    )}
    {shown.hidden !== null && <InsetText>{shown.hidden}</InsetText>}
    {shown.parts.length === 0 && <p class="govuk-body">No measure stands so.</p>}
    {shown.parts.map(({ title, rows }) => (
      <section class="tl-section">
        <StackedTable
          caption={title}
          columns={[
            { text: 'Measure', size: 'tl-measures__name' },
            { text: 'Last value', size: 'tl-scorecard__value' },
            { text: 'Band' },
            { text: 'Twelve months', size: 'tl-scorecard__run' },
            { text: 'Year to date' },
            { text: 'Target and baseline' },
          ]}
          rows={rows.map((row) => ({ key: row.id, cells: cells(row) }))}
        />
      </section>
    ))}
  </>
)
