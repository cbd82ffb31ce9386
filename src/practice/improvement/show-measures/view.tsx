import {
  Button,
  ErrorSummary,
  Input,
  PageHeading,
  StackedTable,
  Status,
  SummaryList,
  type PageContext,
} from '../../../web/ui/index.ts'
import { Links } from '../show-action/view.tsx'
import { Parts } from '../sub-navigation.tsx'
import { FigureSection } from './figure-view.tsx'
import type { FigureShown } from './present-figure.ts'
import type { BandLine, MeasureLine, MeasureShown, presentMeasures } from './present.ts'

const Bands = ({ bands }: { bands: readonly BandLine[] }) => (
  <ul class="govuk-list tl-bands">
    {bands.map(({ band, printed, readAs }) => (
      <li>
        <Status standing={band.standing}>{band.says}</Status>{' '}
        <span class="tl-bands__printed">{`printed ${printed}`}</span>
        {readAs !== '' && <span class="tl-note">{readAs}</span>}
      </li>
    ))}
    {bands.length === 0 && <li>No bands agreed</li>}
  </ul>
)

const cells = (line: MeasureLine) => [
  <>
    <a class="govuk-link" href={line.href}>
      {line.id} <span class="tl-plan__words">{line.name}</span>
    </a>
    <span class="tl-note">{line.better}</span>
  </>,
  ...line.cells.map(({ printed, readAs }) => (
    <>
      {printed}
      {readAs !== '' && <span class="tl-note">{readAs}</span>}
    </>
  )),
  line.fault ?? 'As printed',
  line.actions,
]

/** The measures of the plan of 2017-18 by its parts. */
export const Measures = ({ parts, may }: { parts: ReturnType<typeof presentMeasures>; may: PageContext['may'] }) => (
  <>
    <PageHeading lead="The measures of the plan of 2017-18: 47 printed rows, 45 of them distinct, and two actions that it calls measures. Each band as printed, and under it as it is read. Nothing is printed for worse than requires improvement: that is ▲ below the printed bands. A value is banded unrounded.">
      Measures
    </PageHeading>
    <Parts current="Measures" may={may} />
    {parts.map(({ title, lines }) => (
      <section class="tl-section">
        <StackedTable
          caption={title}
          layout="tl-stacked--soon"
          columns={[
            { text: 'Measure', size: 'tl-measures__name' },
            { text: '◆ Requires improvement', size: 'tl-measures__band' },
            { text: '● Good', size: 'tl-measures__band' },
            { text: '● Outstanding', size: 'tl-measures__band' },
            { text: 'Why it is read so' },
            { text: 'Followed by it' },
          ]}
          rows={lines.map((line) => ({ key: line.id, cells: cells(line) }))}
        />
      </section>
    ))}
  </>
)

const TryValue = ({ shown }: { shown: MeasureShown }) => (
  <form method="get" action={`/improvement/measures/${shown.id}`} novalidate>
    <Input
      name="value"
      label="In which band is a value?"
      hint="Type it unrounded, for example 81.5"
      size="s"
      width={5}
      value={shown.tried?.value}
      error={shown.tried?.error ?? undefined}
    />
    {shown.tried?.band && (
      <p class="govuk-body" role="status">
        {shown.tried.value}: <Status standing={shown.tried.band.standing}>{shown.tried.band.says}</Status>
      </p>
    )}
    <Button variant="secondary">Say its band</Button>
  </form>
)

const offered = [
  ['figure', 'Enter a figure with its evidence'],
  ['baseline', 'Set the baseline'],
  ['target', 'Set a target'],
  ['comparator', 'Enter a comparator'],
] as const

const Offers = ({ figures }: { figures: readonly FigureShown[] }) => (
  <section class="tl-section" aria-labelledby="say">
    <h2 class="govuk-heading-m" id="say">
      Say of it
    </h2>
    {figures.map(({ id, part, isEntered }) => (
      <ul class="govuk-list tl-offers">
        {offered
          .filter(([step]) => step !== 'figure' || isEntered)
          .map(([step, text]) => (
            <li>
              <a class="govuk-link" href={`/improvement/figures/${id}/say/${step}`}>
                {text}
                {part !== null && `: ${part}`}
              </a>
            </li>
          ))}
        <li>
          <a class="govuk-link" href={`/improvement/figures/${id}/load-comparators`}>
            Load comparators from a table of the Department’s
            {part !== null && `: ${part}`}
          </a>
        </li>
      </ul>
    ))}
  </section>
)

/** One measure: what it counts, its bands, and what is tied to it. */
export const MeasurePage = ({
  shown,
  figures,
  mayEnter,
}: {
  shown: MeasureShown
  figures: readonly FigureShown[]
  mayEnter: boolean
}) => (
  <>
    {shown.tried?.error && <ErrorSummary errors={[{ field: 'value', says: shown.tried.error }]} />}
    <span class="govuk-caption-l">Measure</span>
    <h1 class="govuk-heading-l">{shown.heading}</h1>
    {figures.map((figure) => (
      <FigureSection figure={figure} />
    ))}
    {mayEnter && figures.length > 0 && <Offers figures={figures} />}
    <h2 class="govuk-heading-m">What it is</h2>
    <SummaryList
      rows={[
        ...shown.rows,
        ...(shown.behind ? [{ key: 'Its value', value: <Links links={[shown.behind]} none="" /> }] : []),
        ...(shown.note === null ? [] : [{ key: 'Bands', value: <Bands bands={shown.bands} /> }]),
        ...(shown.note === null ? [] : [{ key: 'Why they are read so', value: shown.note }]),
        { key: 'Actions that it follows', value: <Links links={shown.actions} none="None on record names it." /> },
        { key: 'Requirements behind them', value: <Links links={shown.requirements} none="None." /> },
      ]}
    />
    {shown.note !== null && shown.bands.length > 0 && <TryValue shown={shown} />}
  </>
)
