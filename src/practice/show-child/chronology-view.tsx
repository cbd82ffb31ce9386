import { PageHeading, Pills, StackedTable } from '../../web/ui/index.ts'
import type { ChronologyShown } from './chronology.ts'
import { sayDetails, type Happened } from './timeline.ts'
import { Disputed, Texts } from './timeline-view.tsx'

const What = ({ entry }: { entry: Happened }) => (
  <>
    <strong>{entry.heading}</strong>
    {entry.details.length > 0 && <span class="tl-note">{sayDetails(entry)}</span>}
    <Texts texts={entry.texts} />
    <Disputed says={entry.disputed} />
  </>
)

/** A child's chronology as a table that prints. */
export const ChronologyTable = ({ shown }: { shown: ChronologyShown }) => (
  <>
    <span class="govuk-caption-l">{shown.called}</span>
    <PageHeading lead={shown.lead}>Chronology</PageHeading>
    <Pills label="Which events" links={shown.views} />
    {shown.flags.length > 0 && <Pills label="Notes with which flag" links={shown.flags} />}
    {shown.happened.length > 0 && (
      <StackedTable
        caption="What happened, the earliest first"
        captionHidden
        columns={[
          { text: 'Date', size: 'tl-list__child' },
          { text: 'What happened', quietOnCard: true },
          { text: 'Who says so', size: 'tl-list__owner' },
        ]}
        rows={shown.happened.map((entry) => ({
          key: entry.id,
          cells: [
            <time dateTime={entry.on}>{entry.said}</time>,
            <What entry={entry} />,
            <>
              {[entry, ...entry.also].map(({ source }) => (
                <span class="tl-note">{source}</span>
              ))}
            </>,
          ],
        }))}
      />
    )}
  </>
)
