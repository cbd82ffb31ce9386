import { ButtonLink, HistoryList, PageHeading, type HistoryLine } from '../../ui/index.ts'

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
      <a class="govuk-link" href="/census">
        Send the census from the record
      </a>
      <a class="govuk-link" href="/data-quality">
        Data quality
      </a>
    </div>
    <HistoryList
      caption="Imports, the latest first"
      columns={['Begun', 'Returns', 'How it stands', 'What came of it', 'By']}
      none="Nothing has been loaded yet."
      href="/imports"
      lines={props.lines}
      total={props.total}
      current={props.current}
    />
  </>
)
