import { Details, PageHeading, StackedTable, Status, SummaryList, type PageContext } from '../../../web/ui/index.ts'
import type { Fact } from '../../../record/index.ts'
import { Corrections } from '../correct-fact/links.tsx'
import { Lines, Links } from '../show-action/view.tsx'
import { Parts } from '../sub-navigation.tsx'
import type { MatrixShown, RequirementLine, RequirementShown } from './present.ts'

const columns = [
  { text: 'Requirement', size: 'tl-matrix__asks' },
  { text: 'Actions that answer it' },
  { text: 'Measures that follow it' },
  { text: 'Evidence' },
  { text: 'Verdict' },
]

const cells = (line: RequirementLine) => [
  <>
    <a class="govuk-link" href={line.href}>
      {line.ref}
      <span class="govuk-visually-hidden">: {line.asks}</span>
    </a>{' '}
    <span class="tl-plan__words" aria-hidden="true">
      {line.asks}
    </span>
  </>,
  line.more === null ? (
    <Links links={line.actions} none="None" />
  ) : (
    <a class="govuk-link" href={line.href}>
      {line.more}
      <span class="govuk-visually-hidden"> that answer {line.ref}</span>
    </a>
  ),
  line.more === null ? <Links links={line.measures} none="None" /> : 'With the actions',
  line.evidence,
  <>
    <span class="tl-keep">
      <Status standing={line.verdict.standing}>{line.verdict.says}</Status>
    </span>
    {line.decided !== null && <span class="tl-note">{line.decided}</span>}
  </>,
]

/** What was asked of the council, by source, and what is tied to it. */
export const Matrix = ({
  shown,
  mayEnter,
  may,
}: {
  shown: MatrixShown
  mayEnter: boolean
  may: PageContext['may']
}) => (
  <>
    <PageHeading lead="What was asked of the council, in our words: what answers it, and what follows that. Only what a document or a person tied together is shown as tied.">
      Requirements
    </PageHeading>
    <Parts current="Requirements" may={may} />
    {mayEnter && (
      <p class="govuk-body">
        <a class="govuk-link" href="/improvement/requirements/new">
          Enter a requirement
        </a>
      </p>
    )}
    <section class="tl-section" aria-labelledby="loose">
      <h2 class="govuk-heading-m" id="loose">
        Tied to nothing
      </h2>
      {shown.loose.length === 0 && <p class="govuk-body">Every requirement, action and measure is tied to another.</p>}
      {shown.loose.map(({ title, links }) => (
        <Details summary={`${title} (${links.length})`}>
          <Links links={links} none="None" />
        </Details>
      ))}
    </section>
    {shown.sources.map((source) => (
      <section class="tl-section">
        <StackedTable
          caption={source.title}
          layout="tl-stacked--soon"
          columns={columns}
          rows={source.lines.map((line) => ({ key: line.id, cells: cells(line) }))}
        />
        <p class="tl-note">{source.holds}</p>
      </section>
    ))}
  </>
)

/** What was decided, the last word first, and where another decision is recorded. */
const Verdicts = ({ shown }: { shown: RequirementShown }) => (
  <>
    {shown.decided.length === 0 && <Status standing={shown.verdict.standing}>{shown.verdict.says}</Status>}
    {shown.decided.map(({ word, says, on }) => (
      <p class="govuk-body">
        <Status standing={word.standing}>{word.says}</Status>, {on}
        <span class="tl-note">{says}</span>
      </p>
    ))}
    {shown.verdictHref !== null && (
      <a class="govuk-link" href={shown.verdictHref}>
        Record a verdict
      </a>
    )}
  </>
)

/** One requirement, the actions that answer it and the measures that follow them. */
export const RequirementPage = ({ shown, corrected }: { shown: RequirementShown; corrected: readonly Fact[] }) => (
  <>
    <span class="govuk-caption-l">{shown.caption}</span>
    <h1 class="govuk-heading-l">{shown.heading}</h1>
    <p class="tl-lead">{shown.asks}</p>
    <p class="govuk-body">
      <a class="govuk-link" href={shown.storyHref}>
        The story on one page
      </a>
    </p>
    <SummaryList
      rows={[
        { key: 'Verdict', value: <Verdicts shown={shown} /> },
        { key: 'Measures', value: <Links links={shown.measures} none="None is tied to it." /> },
        { key: 'The source', value: shown.holds },
        ...(shown.dates.length === 0 ? [] : [{ key: 'Its dates', value: <Lines lines={shown.dates} /> }]),
      ]}
    />
    {shown.actions.length === 0 ? (
      <p class="govuk-body">No action on record answers it.</p>
    ) : (
      <StackedTable
        caption="Actions that answer it"
        columns={[
          { text: 'Action', size: 'tl-plan__action' },
          { text: 'Date' },
          { text: 'By the rule' },
          { text: 'Measures that follow it' },
          { text: 'Evidence' },
        ]}
        rows={shown.actions.map(({ key, link, date, byRule, measures, evidence }) => ({
          key,
          cells: [
            <Links links={[link]} none="" />,
            date,
            <span class="tl-keep">
              <Status standing={byRule.standing}>{byRule.says}</Status>
            </span>,
            <Links links={measures} none="None" />,
            evidence,
          ],
        }))}
      />
    )}
    <Corrections facts={corrected} />
  </>
)
