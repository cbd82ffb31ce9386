import { PageHeading, Pills, StackedTable } from '../../ui/index.ts'
import type { BookShown, Counted, RuleLine } from './present.ts'

const COLUMNS = [{ text: 'Rule', size: 'tl-book__rule' }, { text: 'Limit' }, { text: 'Whose' }, { text: 'Trust' }]

const COUNTS = [
  { text: 'Running', numeric: true },
  { text: 'At risk', numeric: true },
  { text: 'Late', numeric: true },
  { text: 'In time', numeric: true },
]

const NOT_CONFIRMED = ['Not confirmed', '', '', ''] as const

const Rule = ({ line }: { line: RuleLine }) => (
  <>
    <a class="govuk-link" href={line.href}>
      {line.title}
    </a>
    <span class="tl-book__says">{line.says}</span>
    <span class="tl-book__says">{line.source}</span>
  </>
)

const Count = ({ of, what }: { of: Counted; what: string }) =>
  of.href === null ? (
    <>{of.says}</>
  ) : (
    <a class="govuk-link" href={of.href}>
      {of.says}
      <span class="govuk-visually-hidden">{` ${what}`}</span>
    </a>
  )

const cellsOf = (line: RuleLine, isCounted: boolean) => [
  <Rule line={line} />,
  line.limit,
  line.owner,
  line.trust,
  ...(isCounted ? countsOf(line) : []),
]

const countsOf = ({ title, counts }: RuleLine) =>
  counts === null
    ? NOT_CONFIRMED
    : [
        <Count of={counts.running} what={`running: ${title}`} />,
        <Count of={counts.atRisk} what={`at risk: ${title}`} />,
        <Count of={counts.late} what={`late: ${title}`} />,
        counts.inTime,
      ]

const WithoutClock = ({ rules, of }: { rules: BookShown['chapters'][number]['withoutClock']; of: string }) => (
  <>
    <h2 class="govuk-heading-s">{`Rules without a clock: ${of}`}</h2>
    <dl class="govuk-summary-list">
      {rules.map(({ title, href, says, source, trust }) => (
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">
            {href === null ? (
              title
            ) : (
              <a class="govuk-link" href={href}>
                {title}
              </a>
            )}
          </dt>
          <dd class="govuk-summary-list__value">
            {says}
            <span class="tl-book__says">{`${source}: ${trust}`}</span>
          </dd>
        </div>
      ))}
    </dl>
  </>
)

/** The rule book: every timescale in plain words, and how its clocks stand. */
export const Book = ({ shown }: { shown: BookShown }) => (
  <>
    <PageHeading lead={shown.lead}>Rule book</PageHeading>
    <Pills label="Which rules" links={shown.filters} />
    {shown.chapters.map(({ title, lines, withoutClock }) => (
      <section class="tl-section">
        {lines.length > 0 && (
          <StackedTable
            caption={title}
            layout="tl-stacked--soon"
            columns={shown.isCounted ? [...COLUMNS, ...COUNTS] : COLUMNS}
            rows={lines.map((line) => ({ key: line.href, cells: cellsOf(line, shown.isCounted) }))}
          />
        )}
        {withoutClock.length > 0 && <WithoutClock rules={withoutClock} of={title} />}
      </section>
    ))}
    {shown.isCounted && (
      <p class="tl-note">
        In time: of the clocks that stopped in the last twelve months, those that stopped on their due date or before.
        Not confirmed: what we know of it is not verified, and no clock runs until an administrator confirms it.
      </p>
    )}
  </>
)
