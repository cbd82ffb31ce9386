import {
  Button,
  ErrorSummary,
  InsetText,
  PageHeading,
  Radios,
  StackedTable,
  SummaryList,
  WarningText,
  type FieldError,
  type SummaryRow,
} from '../../../web/ui/index.ts'
import type { RoleId } from '../../../access/index.ts'
import { AccountFields, Reason, type TypedAccount } from '../account-form.tsx'
import type { Said } from './present.ts'

/** Every word of somebody's page. */
export interface PersonView {
  readonly person: string
  readonly name: string
  readonly rows: readonly SummaryRow[]
  readonly teams: readonly string[]
  readonly ofGroups: readonly RoleId[]
  readonly typed: TypedAccount
  readonly state: string
  /** The revision that the form shows: a change by somebody else in between is not overwritten. */
  readonly revision: string
  /** Why the form is not shown, in a sentence; null where it is. */
  readonly closed: string | null
  readonly isSignedIn: boolean
  readonly why: string
  readonly said: readonly Said[]
  readonly errors: readonly FieldError[]
  readonly whyErrors: readonly FieldError[]
  readonly warning: string | null
}

const COLUMNS = [{ text: 'What' }, { text: 'When' }, { text: 'Who' }, { text: 'Why' }]

const Change = ({ shown }: { shown: PersonView }) => (
  <form method="post" action={`/people/${shown.person}`} novalidate>
    <h2 class="govuk-heading-m">Change the account</h2>
    <input type="hidden" name="revision" value={shown.revision} />
    <Radios
      name="state"
      label="May they sign in?"
      size="s"
      inline
      small
      choices={[
        { value: 'active', text: 'Yes' },
        { value: 'disabled', text: 'No: the account is disabled' },
      ]}
      value={shown.state}
    />
    <AccountFields typed={shown.typed} teams={shown.teams} ofGroups={shown.ofGroups} errors={shown.errors} />
    <div class="govuk-button-group">
      <Button>Save the change</Button>
      <a class="govuk-link" href="/people">
        Cancel
      </a>
    </div>
  </form>
)

const SignOut = ({ shown }: { shown: PersonView }) => (
  <form method="post" action={`/people/${shown.person}/sessions`} novalidate>
    <h2 class="govuk-heading-m">Sign them out everywhere</h2>
    <WarningText>What they have typed and not sent is kept, and is there when they sign in again.</WarningText>
    <Reason id="why" value={shown.why} errors={shown.whyErrors} />
    <Button variant="warning">Sign them out</Button>
  </form>
)

/** One person: what they are, what they may see, the form that changes it, and all that was ever said of them. */
export const OnePerson = ({ shown }: { shown: PersonView }) => (
  <>
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {shown.errors.length + shown.whyErrors.length > 0 && (
          <ErrorSummary errors={[...shown.errors, ...shown.whyErrors.map((each) => ({ ...each, field: 'why' }))]} />
        )}
        <PageHeading>{shown.name}</PageHeading>
        {shown.warning !== null && <InsetText>{shown.warning}</InsetText>}
        <SummaryList rows={shown.rows} />
        {shown.closed === null ? <Change shown={shown} /> : <InsetText>{shown.closed}</InsetText>}
        {shown.closed === null && shown.isSignedIn && <SignOut shown={shown} />}
      </div>
    </div>
    {shown.said.length === 0 ? (
      <p class="govuk-body">Nothing was ever changed here about this person.</p>
    ) : (
      <StackedTable
        caption="All that was changed, the latest first"
        columns={COLUMNS}
        rows={shown.said.map(({ key, what, on, by, why }) => ({ key, cells: [what, on, by, why] }))}
      />
    )}
  </>
)
