import { ScrollRegion, StackedTable, Status, SummaryList } from '../../../web/ui/index.ts'
import { RunChart } from '../figures/run-chart.tsx'
import type { FigureShown } from './present-figure.ts'

const Months = ({ figure }: { figure: FigureShown }) => (
  <StackedTable
    caption="Month by month, the last first"
    columns={[{ text: 'Month' }, { text: 'Value', numeric: true }, { text: 'Made of' }, { text: 'Band' }]}
    rows={figure.months.map(({ month, value, madeOf, band, href }) => ({
      key: month,
      cells: [
        month,
        value,
        href === null ? (
          madeOf
        ) : (
          <a class="govuk-link" href={href}>
            {madeOf}
            <span class="govuk-visually-hidden">{`: the ${figure.behind?.what ?? 'children'} behind ${month}`}</span>
          </a>
        ),
        band && <Status standing={band.standing}>{band.says}</Status>,
      ],
    }))}
  />
)

const Entered = ({ figure }: { figure: FigureShown }) => (
  <>
    <h3 class="govuk-heading-s">Entered, with its evidence</h3>
    <ul class="govuk-list">
      {figure.entered.map(({ on, says, href }) => (
        <li>
          {`${on}: ${says} `}
          {href !== null && (
            <a class="govuk-link" href={href}>
              Correct<span class="govuk-visually-hidden">{` what was entered for ${on}`}</span>
            </a>
          )}
        </li>
      ))}
    </ul>
  </>
)

/** What one line of a measure came to: value, chart, months, what it is held against, and who is behind it. */
export const FigureSection = ({ figure }: { figure: FigureShown }) => (
  <section class="tl-section" aria-labelledby={`figure-${figure.id}`}>
    <h2 class="govuk-heading-m" id={`figure-${figure.id}`}>
      {figure.part === null ? 'What it comes to' : `What it comes to: ${figure.part}`}
    </h2>
    <p class="tl-figure">
      <span class="tl-figure__value">{figure.value}</span> <span class="tl-figure__of">{figure.madeOf}</span>{' '}
      <Status standing={figure.standing.standing}>{figure.standing.says}</Status> {figure.direction}
    </p>
    <ul class="govuk-list tl-offers">
      {figure.behind !== null && (
        <li>
          <a class="govuk-link" href={figure.behind.href}>
            {`The ${figure.behind.what} behind it`}
          </a>
        </li>
      )}
      {figure.apart.map(({ text, href }) => (
        <li>
          <a class="govuk-link" href={href}>
            {text}
          </a>
        </li>
      ))}
    </ul>
    <ScrollRegion label="Run chart">
      <RunChart {...figure.chart} />
    </ScrollRegion>
    {figure.run.map((text) => (
      <p class="govuk-body">{text}</p>
    ))}
    <SummaryList
      rows={figure.rows.map(({ key, value, standing }) => ({
        key,
        value: standing ? (
          <>
            {`${value} `}
            <Status standing={standing.standing}>{standing.says}</Status>
          </>
        ) : (
          value
        ),
      }))}
    />
    <Months figure={figure} />
    {figure.entered.length > 0 && <Entered figure={figure} />}
  </section>
)
