import { ButtonLink, InsetText, PageHeading, Pagination, StackedTable, Status } from '../../ui/index.ts'
import type { HistoryLine } from './present.ts'

export const IMPORTS_A_PAGE = 25

const COLUMNS = [
  { text: 'Begun' },
  { text: 'Returns' },
  { text: 'How it stands' },
  { text: 'What came of it' },
  { text: 'By' },
]

/** Every import that was begun, the latest first. */
export const History = (props: {
  lines: readonly HistoryLine[]
  total: number
  current: number
  isTrialStore: boolean
}) => (
  <>
    <PageHeading lead="SSDA903 returns as they were loaded, with what came of each. Loading the same return twice changes nothing; loading the next adds only what changed.">
      Imports
    </PageHeading>
    <div class="govuk-button-group">
      <ButtonLink href="/imports/new">Load SSDA903 files</ButtonLink>
      <a class="govuk-link" href="/imports/names">
        Load a names file
      </a>
      <a class="govuk-link" href="/imports/lists">
        Load lists of Annex A
      </a>
      <a class="govuk-link" href="/validate">
        Check a return before you send it
      </a>
      <a class="govuk-link" href="/validate/census">
        Check a census
      </a>
      <a class="govuk-link" href="/send">
        Send the return from the record
      </a>
      <a class="govuk-link" href="/data-quality">
        Data quality
      </a>
    </div>
    {props.lines.length === 0 ? (
      <InsetText>Nothing has been loaded yet.</InsetText>
    ) : (
      <StackedTable
        caption="Imports, the latest first"
        captionHidden
        columns={COLUMNS}
        rows={props.lines.map((line) => ({
          key: line.href,
          cells: [
            <a class="govuk-link" href={line.href}>
              {line.started}
            </a>,
            line.returns,
            <Status standing={line.state.standing}>{line.state.says}</Status>,
            line.came,
            line.by,
          ],
        }))}
      />
    )}
    <Pagination
      current={props.current}
      last={Math.ceil(props.total / IMPORTS_A_PAGE)}
      hrefOf={(page) => `/imports?page=${page}`}
    />
  </>
)
