import { WorkParts } from '../show-due/index.ts'
import { sayRole } from '../../clocks/index.ts'
import {
  InsetText,
  PageHeading,
  Pagination,
  Pills,
  StackedTable,
  Status,
  capital,
  sayCount,
  sayNumber,
} from '../../web/ui/index.ts'
import { sayNext } from '../child/index.ts'
import { climbing, type ClimbsTo } from './climbed.ts'
import { UrgentTable } from './clinic.tsx'
import type { Climbed, ClimbedCount } from './ports.ts'
import { urgentLine, type Context } from './words.ts'

export const CLIMBED_A_PAGE = 50

export interface ClimbedRead {
  readonly to: ClimbsTo
  /** The one rule whose steps are listed; null where those of every rule are. */
  readonly rule: string | null
  readonly counts: readonly ClimbedCount<ClimbsTo>[]
  readonly clocks: readonly Climbed[]
  readonly page: number
  readonly last: number
}

/** How many late steps have reached somebody, of one rule or of all. */
export const summed = (counts: ClimbedRead['counts'], to: ClimbsTo, rule: string | null): number =>
  counts.reduce((sum, one) => sum + (one.to === to && (rule === null || one.rule === rule) ? one.late : 0), 0)

const href = (to: ClimbsTo, rule: string | null, page = 1): string =>
  `/climbed?to=${to}${rule === null ? '' : `&rule=${encodeURIComponent(rule)}`}${page > 1 ? `&page=${page}` : ''}`

const ByRule = ({ read: { to, counts }, context }: { read: ClimbedRead; context: Context }) => (
  <StackedTable
    caption="By timescale, the most first"
    columns={[{ text: 'Late step' }, { text: 'How many', numeric: true }, { text: 'The longest' }]}
    rows={counts
      .filter((one) => one.to === to)
      .map(({ rule, late, firstDueOn }) => ({
        key: rule,
        cells: [
          <a class="govuk-link" href={href(to, rule)}>
            {context.rules.get(rule)?.title ?? rule}
          </a>,
          sayNumber(late),
          <Status standing="late">{sayNext(context.calendar, context.on, firstDueOn).says}</Status>,
        ],
      }))}
  />
)

/** Everything late that its own ladder has brought as far as somebody: for the director, all that is beyond its ladder. */
export const ClimbedList = ({ read, context }: { read: ClimbedRead; context: Context }) => {
  const { to, rule, counts, clocks } = read
  const who = sayRole(to)
  const beyond = to === 'director' ? ': everything beyond its ladder' : ''
  const total = summed(counts, to, rule)
  return (
    <>
      <WorkParts current="Escalated" />
      <PageHeading lead={capital(`${sayCount(total, 'late step has', 'late steps have')} reached the ${who}.`)}>
        {`Escalated to the ${who}${beyond}`}
      </PageHeading>
      <Pills
        label="Who is told"
        links={climbing.map((each) => ({
          text: capital(sayRole(each)),
          count: summed(counts, each, null),
          href: href(each, null),
          isCurrent: each === to,
        }))}
      />
      {total === 0 && <InsetText>{`Nothing late has reached the ${who}.`}</InsetText>}
      {total > 0 && rule === null && read.page === 1 && <ByRule read={read} context={context} />}
      {rule !== null && (
        <p class="govuk-body">
          {context.rules.get(rule)?.title ?? rule} only.{' '}
          <a class="govuk-link" href={href(to, null)}>
            Every timescale
          </a>
        </p>
      )}
      {total > 0 && (
        <UrgentTable
          caption="Late steps, the longest first"
          lines={clocks.map((clock) => urgentLine(clock, context))}
        />
      )}
      <Pagination current={read.page} last={read.last} hrefOf={(nth) => href(to, rule, nth)} />
      <p class="tl-note">
        Each rule’s own page in the rule book says how many working days late each person is told. No law sets these
        steps.
      </p>
    </>
  )
}
