import { Button, PageHeading, StackedTable } from '../../../web/ui/index.ts'

/** A release or a purge that was asked for. */
export interface ReleaseLine {
  readonly id: string
  readonly isPurge: boolean
  readonly when: string
  readonly who: string
  readonly to: string
  readonly why: string
  readonly stands: string
  readonly mayDecide: boolean
}

const Decide = ({ line }: { line: ReleaseLine }) =>
  line.mayDecide ? (
    <form method="post" action={`/vault/releases/${line.id}`} novalidate>
      {line.isPurge && <p class="govuk-body">A purge cannot be undone. Backups hold the record until they expire.</p>}
      <div class="govuk-button-group">
        <Button name="decision" value="approved" {...(line.isPurge && { variant: 'warning' })}>
          {line.isPurge ? 'Purge the record' : 'Approve'}
        </Button>
        <Button variant="secondary" name="decision" value="refused">
          Refuse
        </Button>
      </div>
    </form>
  ) : (
    <>{line.stands}</>
  )

/** Releases and purges out of the vault, for whoever approves them. */
export const Releases = ({ lines }: { lines: readonly ReleaseLine[] }) => (
  <>
    <PageHeading lead="The custodian asks, a second person approves. What is in the record is not shown here.">
      Releases and purges from the vault
    </PageHeading>
    {lines.length === 0 ? (
      <p class="govuk-body">No release and no purge was asked for.</p>
    ) : (
      <StackedTable
        caption="What was asked for"
        captionHidden
        columns={['When', 'Who asks', 'To whom', 'Why', 'Decision'].map((text) => ({ text }))}
        rows={lines.map((line) => ({
          key: line.id,
          cells: [line.when, line.who, line.to, line.why, <Decide line={line} />],
        }))}
      />
    )}
  </>
)
