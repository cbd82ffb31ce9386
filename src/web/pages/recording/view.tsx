import { InsetText, PageHeading, Pills, StackedTable, SubNavigation } from '../../ui/index.ts'
import type { RecordingLine, RecordingShown } from './present.ts'

const columns = (of: string) => [
  { text: of, size: 'tl-recording__of' },
  { text: 'Recorded', numeric: true, size: 'tl-recording__figure' },
  { text: 'Mean days after', numeric: true, size: 'tl-recording__figure' },
  { text: 'Within 7 days', numeric: true, size: 'tl-recording__figure' },
]

const Title = ({ title, href }: RecordingLine) =>
  href === null ? (
    <>{title}</>
  ) : (
    <a class="govuk-link" href={href}>
      {title}
    </a>
  )

const cells = (line: RecordingLine) => [<Title {...line} />, line.events, line.mean, line.within]

/** Timeliness of recording: from what happened to its being recorded. */
export const Recording = ({ shown }: { shown: RecordingShown }) => (
  <>
    <PageHeading lead={shown.lead}>Timeliness of recording</PageHeading>
    <SubNavigation label="Laid out" links={shown.layouts} />
    <Pills label="Recorded in" links={shown.periods} />
    {shown.everyTeam !== null && (
      <p class="govuk-body">
        <a class="govuk-link" href={shown.everyTeam}>
          Show every team
        </a>
      </p>
    )}
    {shown.voices.length === 0 && <InsetText>{shown.nothing}</InsetText>}
    {shown.voices.map(({ voice, lines, all }) => (
      <StackedTable
        caption={voice}
        layout="tl-stacked--three"
        columns={columns(shown.of)}
        rows={[...lines, all].map((line) => ({ key: line.title, cells: cells(line) }))}
      />
    ))}
    <p class="govuk-body">
      What a return told long after it happened counts as late here, because that is when this record came to know of
      it. Dates that lie ahead count as recorded on time. Birth dates and yearly tables are left out: their dates are
      not those of something that happened. A team is the one that had the case when the event was recorded.
    </p>
  </>
)
