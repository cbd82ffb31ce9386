import { Button, PageHeading, StackedTable } from '../../../web/ui/index.ts'

/** A release that was asked for. */
export interface ReleaseLine {
  readonly id: string
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
      <div class="govuk-button-group">
        <Button name="decision" value="approved">
          Approve
        </Button>
        <Button variant="secondary" name="decision" value="refused">
          Refuse
        </Button>
      </div>
    </form>
  ) : (
    <>{line.stands}</>
  )

/** Releases out of the vault, for whoever approves them. */
export const Releases = ({ lines }: { lines: readonly ReleaseLine[] }) => (
  <>
    <PageHeading lead="The custodian asks, a second person approves. What is in the record is not shown here.">
      Releases from the vault
    </PageHeading>
    {lines.length === 0 ? (
      <p class="govuk-body">No release was asked for.</p>
    ) : (
      <StackedTable
        caption="Releases that were asked for"
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
