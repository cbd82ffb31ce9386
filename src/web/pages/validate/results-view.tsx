import { Figures, Select, Input, StackedTable, WarningText, sayNumber } from '../../ui/index.ts'
import { chosen, everything, isNarrowed, type Asked } from './asked.ts'
import { COLLECTIONS } from './collections.ts'
import { sayHeld } from './files.ts'
import type { Checked } from './checked.ts'
import { Choose, LinkButton, PageButton, type Ask } from './controls.tsx'
import { choicesIn, presentSummary, readingsOf } from './present.ts'
import { ByChild, ByRule, ByTeam, Findings, Mended, NotRun, type Shown } from './readings-view.tsx'

/** What the results are called, for going to them and for those who hear where they are. */
export const RESULTS_HEADING = 'check-results-heading'

/** Where the list begins, for those who turned its page. */
export const LIST = 'check-list'

const FilesRead = ({ checked }: { checked: Checked }) => (
  <details class="govuk-details">
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">What was read</span>
    </summary>
    <div class="govuk-details__text">
      <StackedTable
        caption="Files that were read"
        captionHidden
        columns={[{ text: 'File' }, { text: 'Read as' }, { text: 'Holds', numeric: true }]}
        rows={checked.files.map((file) => ({
          key: `${file.kind} ${file.name}`,
          cells: [
            <span class="tl-path">{file.name}</span>,
            file.kind === 'last-year' ? `${file.is}, last year` : file.is,
            sayHeld(file),
          ],
        }))}
      />
    </div>
  </details>
)

const Structure = ({ checked: { structure } }: { checked: Checked }) =>
  structure.length === 0 ? null : (
    <section aria-label="Not built as the schema says">
      <h3 class="govuk-heading-s">Not built as the schema says</h3>
      <p class="govuk-body">
        Mend this first, in the system that exports the file. What could be read was read and checked all the same.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {structure.map((says) => (
          <li key={says}>{says}</li>
        ))}
      </ul>
    </section>
  )

/** The outcome in words and figures. */
export const Summary = ({ checked }: { checked: Checked }) => {
  const { says, figures } = presentSummary(checked)
  return (
    <>
      <h2 class="govuk-heading-l" id={RESULTS_HEADING} tabIndex={-1}>
        {COLLECTIONS[checked.of].year} {checked.year}
      </h2>
      {checked.notes.map((note) => (
        <WarningText>{note}</WarningText>
      ))}
      <p class="tl-lead">{says.join(' ')}</p>
      <Figures figures={figures} />
      <Structure checked={checked} />
      <FilesRead checked={checked} />
    </>
  )
}

const any = (text: string) => ({ value: '', text })

const Narrow = ({ checked, asked, ask }: { checked: Checked; asked: Asked; ask: NonNullable<Ask> }) => {
  const { rules, tables, teams } = choicesIn(checked)
  const changed = (event: Event) => {
    const { name, value } = event.target as HTMLInputElement // the listener is on a form of inputs and selects
    ask({ [name]: value.trim(), page: 1 })
  }
  return (
    <form
      class="tl-narrow"
      aria-label="Narrow the results"
      onSubmit={(event) => event.preventDefault()}
      onChange={changed}
    >
      <Select name="rule" id="narrow-rule" label="Rule" options={[any('All rules'), ...rules]} value={asked.rule} />
      <Select
        name="table"
        id="narrow-table"
        label="Table"
        options={[any('All tables'), ...tables]}
        value={asked.table}
      />
      {teams.length > 0 && (
        <Select name="team" id="narrow-team" label="Team" options={[any('All teams'), ...teams]} value={asked.team} />
      )}
      {checked.compared !== null && (
        <Select
          name="since"
          id="narrow-since"
          label="Since last time"
          options={[any('New or still there'), { value: 'new', text: 'New' }, { value: 'still', text: 'Still there' }]}
          value={asked.since}
        />
      )}
      <Input
        name="child"
        id="narrow-child"
        label="Child’s number begins with"
        value={asked.child}
        width={10}
        autocomplete="off"
      />
      {isNarrowed(asked) && (
        <LinkButton onClick={() => ask({ ...everything, reading: asked.reading })}>Show everything again</LinkButton>
      )}
    </form>
  )
}

function OneReading({ asked, ...shown }: Shown & { asked: Asked }) {
  switch (asked.reading) {
    case 'rules':
      return <ByRule {...shown} />
    case 'children':
      return <ByChild {...shown} />
    case 'findings':
      return <Findings {...shown} />
    case 'teams':
      return <ByTeam {...shown} />
    case 'compared':
      return <Mended {...shown} />
    case 'not-run':
      return <NotRun checked={shown.checked} />
  }
}

/** Results as people use them: summary, ways to read them, what narrows them, and the files to save. */
export const Results = (props: {
  checked: Checked
  asked: Asked
  ask: NonNullable<Ask>
  save: (as: 'csv' | 'xlsx', places: readonly number[]) => void
}) => {
  const { checked, asked, ask, save } = props
  const places = chosen(checked, asked)
  const isOfFindings = asked.reading !== 'not-run' && asked.reading !== 'compared'
  return (
    <>
      <Summary checked={checked} />
      <div class="govuk-button-group">
        <PageButton variant="secondary" onClick={() => save('csv', places)}>
          Save {sayNumber(places.length)} findings as CSV
        </PageButton>
        <PageButton variant="secondary" onClick={() => save('xlsx', places)}>
          Save as Excel
        </PageButton>
      </div>
      <Choose
        label="Read the results"
        options={readingsOf(checked).map(({ reading, text }) => ({
          text,
          isCurrent: reading === asked.reading,
          choose: () => ask({ reading, page: 1 }),
        }))}
      />
      {isOfFindings && <Narrow checked={checked} asked={asked} ask={ask} />}
      <div id={LIST} tabIndex={-1} class="tl-list">
        <OneReading asked={asked} checked={checked} places={places} page={asked.page} ask={ask} />
      </div>
    </>
  )
}

/** The results without a script: everything that fits a page, one reading after the other. */
export const ResultsOnPaper = ({ checked }: { checked: Checked }) => {
  const shown: Shown = { checked, places: checked.findings.map((_, at) => at), page: 1, ask: null }
  const { compared, whose } = checked
  return (
    <>
      <Summary checked={checked} />
      <p class="govuk-body">
        The first findings are shown here. To have all of them, check again and get CSV or Excel.
      </p>
      <h2 class="govuk-heading-m">By rule</h2>
      <ByRule {...shown} />
      {whose && <ByTeam {...shown} />}
      <h2 class="govuk-heading-m">By child</h2>
      <ByChild {...shown} />
      <Findings {...shown} />
      {compared && <Mended {...shown} />}
      <h2 class="govuk-heading-m">Not checked</h2>
      <NotRun checked={checked} />
    </>
  )
}
