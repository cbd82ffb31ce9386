import { InsetText, PageHeading, Pills, ScrollRegion, Table } from '../../ui/index.ts'
import type { RecordingLine, RecordingShown } from './present.ts'

const COLUMNS = [
  { text: 'Kind of event' },
  { text: 'Recorded', numeric: true },
  { text: 'Mean days after', numeric: true },
  { text: 'Within 7 days', numeric: true },
]

const cells = (line: RecordingLine) => [line.title, line.events, line.mean, line.within]

/** Timeliness of recording: from what happened to its being recorded. */
export const Recording = (props: { shown: RecordingShown; months: number; period: string }) => (
  <>
    <PageHeading
      lead={`Days from what happened to its being recorded, for everything recorded ${props.period}. Lower is better: what is recorded late is known late.`}
    >
      Timeliness of recording
    </PageHeading>
    <Pills
      label="Recorded in"
      links={[1, 3, 12].map((months) => ({
        text: months === 1 ? 'This month' : `${months} months`,
        href: `/recording?months=${months}`,
        isCurrent: months === props.months,
      }))}
    />
    {props.shown.voices.length === 0 && <InsetText>Nothing was recorded {props.period}.</InsetText>}
    {props.shown.voices.map(({ voice, lines, all }) => (
      <ScrollRegion label={voice}>
        <Table caption={voice} captionSize="m" columns={COLUMNS} rows={[...lines, all].map(cells)} />
      </ScrollRegion>
    ))}
    <p class="govuk-body">
      What a return told long after it happened counts as late here, because that is when this record came to know of
      it. Dates that lie ahead count as recorded on time. Birth dates and yearly tables are left out: their dates are
      not those of something that happened.
    </p>
  </>
)
