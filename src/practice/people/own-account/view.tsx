import { Button, PageHeading, StackedTable, SummaryList, type SummaryRow } from '../../../web/ui/index.ts'

/** One session of one’s own, in words. */
export interface SessionLine {
  readonly handle: string
  readonly device: string
  readonly begun: string
  readonly seen: string
  /** Whether it is the one that looks. */
  readonly isThis: boolean
}

const COLUMNS = ['Where', 'Signed in', 'Last used', 'End it'].map((text) => ({ text }))

const End = ({ line }: { line: SessionLine }) => (
  <form method="post" action={`/account/sessions/${line.handle}/end`}>
    <Button variant="secondary">
      End
      <span class="govuk-visually-hidden">
        {' '}
        the session of {line.device}, signed in {line.begun}
      </span>
    </Button>
  </form>
)

const Sessions = ({ sessions }: { sessions: readonly SessionLine[] }) => (
  <>
    <StackedTable
      caption="Where you are signed in"
      columns={COLUMNS}
      rows={sessions.map((line) => ({
        key: line.handle,
        cells: [
          line.isThis ? <strong>{line.device}: this one</strong> : line.device,
          line.begun,
          line.seen,
          <End line={line} />,
        ],
      }))}
    />
    <p class="tl-note">
      “Last used” is right to five minutes. A session ends by itself after an hour without use, and twelve hours after
      it began. If you do not know one of these, end it and tell whoever looks after Throughline in your council.
    </p>
    <h2 class="govuk-heading-m">Sign out everywhere</h2>
    <p class="govuk-body">
      Ends your session here and on every other computer where you are signed in, at once: after a computer was lost, or
      left open somewhere.
    </p>
    <form method="post" action="/sign-out">
      <input type="hidden" name="everywhere" value="yes" />
      <Button variant="warning">Sign out everywhere</Button>
    </form>
  </>
)

/** One’s own page. */
export const OwnAccount = (shown: {
  readonly rows: readonly SummaryRow[]
  readonly may: readonly string[]
  readonly sessions: readonly SessionLine[]
}) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <PageHeading>Your account</PageHeading>
      <SummaryList rows={shown.rows} />
      <Sessions sessions={shown.sessions} />
      <h2 class="govuk-heading-m">What you may do</h2>
      <ul class="govuk-list govuk-list--bullet">
        {shown.may.map((says) => (
          <li>{says}</li>
        ))}
      </ul>
      <p class="govuk-body">What is about a child: for the children whom you may see. An administrator changes this.</p>
    </div>
  </div>
)
