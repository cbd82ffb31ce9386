import {
  Button,
  ErrorSummary,
  Input,
  PageHeading,
  Pagination,
  Pills,
  StackedTable,
  Status,
  type FieldError,
  type Standing,
} from '../../../web/ui/index.ts'
import type { RightsList } from '../rights-ports.ts'
import type { Kept } from './schedule.ts'

/** One line of the worklist. */
export interface ListLine {
  readonly key: string
  readonly href: string
  readonly called: string
  readonly what: string
  readonly day: string
  readonly standing: Standing
  readonly stands: string
}

export interface RightsListShown {
  readonly which: RightsList
  readonly lead: string
  readonly dayIs: string
  readonly none: string
  readonly lines: readonly ListLine[]
  readonly current: number
  readonly last: number
  readonly sought: string
  readonly errors: readonly FieldError[]
}

const pills: readonly (readonly [RightsList, string])[] = [
  ['requests', 'Requests that wait'],
  ['due', 'Time is over this year'],
  ['undecided', 'No period known'],
  ['held', 'Held'],
  ['purges', 'Purges to decide'],
]

const hrefOf = (which: RightsList): string => (which === 'requests' ? '/rights' : `/rights?which=${which}`)

/** What waits for whoever answers for rights and retention, and the way to one record. */
export const RightsWork = (shown: RightsListShown) => (
  <>
    {shown.errors.length > 0 && <ErrorSummary errors={shown.errors} />}
    <PageHeading lead={shown.lead}>Rights and retention</PageHeading>
    <form method="post" action="/rights/find" novalidate>
      <Input
        name="number"
        label="Find a record"
        size="s"
        hint="By the child’s number in the return, exactly"
        width={20}
        autocomplete="off"
        value={shown.sought}
        error={shown.errors.find(({ field }) => field === 'number')?.says}
      />
      <Button variant="secondary">Open it</Button>
    </form>
    <Pills
      label="What waits"
      links={pills.map(([which, text]) => ({ text, href: hrefOf(which), isCurrent: which === shown.which }))}
    />
    {shown.lines.length === 0 ? (
      <p class="govuk-body">{shown.none}</p>
    ) : (
      <StackedTable
        caption="What waits"
        captionHidden
        columns={['Child', 'What', shown.dayIs, 'How it stands'].map((text) => ({ text }))}
        rows={shown.lines.map((line) => ({
          key: line.key,
          cells: [
            <a class="govuk-link" href={line.href}>
              {line.called}
            </a>,
            line.what,
            line.day,
            <Status standing={line.standing}>{line.stands}</Status>,
          ],
        }))}
      />
    )}
    <Pagination
      current={shown.current}
      last={shown.last}
      hrefOf={(page) => `/rights?which=${shown.which}&page=${page}`}
    />
    <p class="govuk-body">
      <a class="govuk-link" href="/retention">
        How long each kind of record is kept
      </a>
      . A sealed record is given out of the vault by its custodian, and a restricted one by whoever it names.
    </p>
  </>
)

/** The schedule of how long each kind of record is kept. */
export const Schedule = ({ kinds }: { kinds: readonly Kept[] }) => (
  <>
    <PageHeading lead="For each kind what, how long, from when, and where that comes from. A record that several rules keep is kept until the latest day. A legal hold keeps it beyond.">
      How long records are kept
    </PageHeading>
    <StackedTable
      caption="Kinds of record"
      captionHidden
      columns={['What', 'How long', 'From', 'Source, and how far to trust it', 'Who ends it'].map((text) => ({ text }))}
      rows={kinds.map((kind) => ({
        key: kind.what,
        cells: [
          kind.what,
          kind.long,
          kind.from,
          <>
            {kind.source}
            <span class="tl-note">{kind.trust}</span>
          </>,
          kind.ends,
        ],
      }))}
    />
  </>
)
