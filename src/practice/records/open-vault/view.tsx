import type { ComponentChildren } from 'preact'
import {
  Button,
  ErrorSummary,
  Input,
  InsetText,
  PageHeading,
  StackedTable,
  SummaryList,
  Textarea,
  type FieldError,
} from '../../../web/ui/index.ts'
import type { SealedRecord } from '../in-vault.ts'

/** One use of the vault, in words. */
export interface UseLine {
  readonly id: string
  readonly when: string
  readonly who: string
  readonly what: string
  readonly why: string
  /** The released record as a file. */
  readonly href: string | null
}

export interface VaultShown {
  readonly lead: string
  readonly hasKey: boolean
  readonly sought: string
  readonly reason: string
  readonly errors: readonly FieldError[]
  readonly uses: readonly UseLine[]
  /** What of it may be purged; nothing where the key is not at hand. */
  readonly children?: ComponentChildren
}

const errorOf = (errors: readonly FieldError[], field: string) => errors.find((each) => each.field === field)?.says

const Uses = ({ uses }: { uses: readonly UseLine[] }) =>
  uses.length === 0 ? (
    <p class="govuk-body">Nobody has opened it yet.</p>
  ) : (
    <StackedTable
      caption="Who opened the vault, and what was released"
      columns={['When', 'Who', 'What', 'Why'].map((text) => ({ text }))}
      rows={uses.map((use) => ({
        key: use.id,
        cells: [
          use.when,
          use.who,
          use.href === null ? (
            use.what
          ) : (
            <a class="govuk-link" href={use.href}>
              {use.what}
            </a>
          ),
          use.why,
        ],
      }))}
    />
  )

/** How many records are sealed, and the form that opens one. */
const OpenVault = (shown: VaultShown) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      {shown.errors.length > 0 && <ErrorSummary errors={shown.errors} />}
      <PageHeading lead={shown.lead}>The vault</PageHeading>
      {shown.hasKey ? (
        <form method="post" action="/vault/open" novalidate>
          <Input
            name="sought"
            label="Number or birth name"
            size="s"
            hint="As it was in the record that was sealed"
            value={shown.sought}
            autocomplete="off"
            error={errorOf(shown.errors, 'sought')}
          />
          <Textarea
            name="reason"
            label="Why do you open it?"
            size="s"
            hint="Who asked, and by which right. The opening is logged with your name"
            rows={3}
            value={shown.reason}
            error={errorOf(shown.errors, 'reason')}
          />
          <Button>Open</Button>
        </form>
      ) : (
        <InsetText>
          The key that opens the vault is not on this computer. An administrator of the machine keeps it, at
          THROUGHLINE_VAULT_KEY.
        </InsetText>
      )}
    </div>
  </div>
)

/** The vault: the form that opens a record, and who opened any. */
export const Vault = (shown: VaultShown) => (
  <>
    <OpenVault {...shown} />
    {shown.children}
    <Uses uses={shown.uses} />
  </>
)

/** What was typed to ask for a release. */
export interface ReleaseTyped {
  readonly to: string
  readonly reason: string
  readonly errors: readonly FieldError[]
}

const NOTHING: ReleaseTyped = { to: '', reason: '', errors: [] }

/** A record out of the vault, and the form that asks for its release. */
const OpenedRecord = ({ record, typed }: { record: SealedRecord; typed: ReleaseTyped }) => (
  <section class="tl-section">
    <h2 class="govuk-heading-m">{record.name || `Child ${record.numbers[0] ?? ''}`}</h2>
    <SummaryList
      rows={[
        { key: 'Number in the returns', value: record.numbers.join(', ') || 'None' },
        { key: 'Born', value: record.bornOn },
        { key: 'Sealed', value: `${record.sealedOn}, by the ${record.by.toLowerCase()}` },
        { key: 'Why it was sealed', value: record.reason },
      ]}
    />
    <StackedTable
      caption="What the record says"
      columns={['On', 'What happened', 'Recorded by'].map((text) => ({ text }))}
      rows={record.events.map(({ on, says, by }, nth) => ({ key: String(nth), cells: [on, says, by] }))}
    />
    <form method="post" action="/vault/release" novalidate>
      <input type="hidden" name="record" value={record.id} />
      <Input
        id={`to-${record.id}`}
        name="to"
        label="Release it to"
        size="s"
        hint="Whose request it is, and how they showed who they are"
        value={typed.to}
        error={errorOf(typed.errors, `to-${record.id}`)}
      />
      <Textarea
        id={`why-${record.id}`}
        name="reason"
        label="Why is it released?"
        size="s"
        rows={3}
        value={typed.reason}
        error={errorOf(typed.errors, `why-${record.id}`)}
      />
      <Button variant="secondary">Ask for the release</Button>
      <p class="govuk-body">A second person must approve it: the head of service or the director.</p>
    </form>
  </section>
)

/** What was opened; nothing where nobody is found. */
export const Opened = (props: { readonly records: readonly SealedRecord[]; readonly typed?: ReleaseTyped }) => (
  <>
    {props.typed && <ErrorSummary errors={props.typed.errors} />}
    <PageHeading>Opened from the vault</PageHeading>
    {props.records.length === 0 && <p class="govuk-body">The vault holds no such record. That you looked is logged.</p>}
    {props.records.map((record) => (
      <OpenedRecord record={record} typed={props.typed ?? NOTHING} />
    ))}
  </>
)
