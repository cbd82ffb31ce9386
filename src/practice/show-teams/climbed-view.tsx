import { WorkParts } from '../show-due/index.ts'
import { sayRole } from '../../clocks/index.ts'
import { InsetText, PageHeading, Pagination, Pills, sayCount } from '../../web/ui/index.ts'
import { climbing, type ClimbsTo } from './climbed.ts'
import { UrgentTable } from './clinic.tsx'
import type { Climbed } from './ports.ts'
import { urgentLine, type Context } from './words.ts'

export const CLIMBED_A_PAGE = 50

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const href = (to: ClimbsTo, page: number): string => `/climbed?to=${to}${page > 1 ? `&page=${page}` : ''}`

/** Everything late that its own ladder has brought as far as somebody: for the director, all that is beyond its ladder. */
export const ClimbedList = (props: {
  to: ClimbsTo
  found: { readonly total: number; readonly clocks: readonly Climbed[] }
  page: number
  context: Context
}) => {
  const { to, found, page, context } = props
  const who = sayRole(to)
  const beyond = to === 'director' ? ': everything beyond its ladder' : ''
  return (
    <>
      <WorkParts current="Escalated" />
      <PageHeading
        lead={`${sayCount(found.total, 'late step has', 'late steps have')} reached the ${who}.`.replace(/^n/, 'N')}
      >
        {`Escalated to the ${who}${beyond}`}
      </PageHeading>
      <Pills
        label="Who is told"
        links={climbing.map((each) => ({
          text: upperFirst(sayRole(each)),
          href: href(each, 1),
          isCurrent: each === to,
        }))}
      />
      {found.clocks.length === 0 ? (
        <InsetText>{`Nothing late has reached the ${who}.`}</InsetText>
      ) : (
        <UrgentTable
          caption="Late steps, the longest first"
          lines={found.clocks.map((clock) => urgentLine(clock, context))}
        />
      )}
      <Pagination
        current={page}
        last={Math.max(1, Math.ceil(found.total / CLIMBED_A_PAGE))}
        hrefOf={(nth) => href(to, nth)}
      />
      <p class="tl-note">
        Each rule’s own page in the rule book says how many working days late each person is told. No law sets these
        steps.
      </p>
    </>
  )
}
