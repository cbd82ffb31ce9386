import { StackedTable } from '../../web/ui/index.ts'
import type { ChildShown } from './present.ts'
import type { WhyShown } from './why.ts'

const When = ({ children }: { children: string }) => <span class="tl-nowrap">{children}</span>

const Why = ({ why, href }: { why: WhyShown; href: string | null }) => (
  <>
    <StackedTable
      caption={why.heading}
      columns={[
        { text: 'Cause' },
        { text: 'Whose' },
        { text: 'From' },
        { text: 'Until' },
        { text: 'Days over', numeric: true },
      ]}
      rows={[
        ...why.rows.map((row, index) => ({
          key: String(index),
          cells: [row.cause, row.whose, <When>{row.from}</When>, <When>{row.until}</When>, row.days],
        })),
        {
          key: 'rest',
          cells: [
            why.unexplained === 0 || href === null ? (
              'Not explained'
            ) : (
              <a class="govuk-link" href={href}>
                Not explained: record a cause
              </a>
            ),
            '',
            '',
            '',
            why.unexplainedWords,
          ],
        },
        { key: 'sum', mark: 'tl-sum', cells: ['All days over', '', '', '', why.total] },
      ]}
    />
    <p class="govuk-body">{why.summary}</p>
  </>
)

/** Why the child is or was late: causes that add up, with the unexplained rest. */
export const WhyLate = ({ shown }: { shown: ChildShown }) => (
  <section class="tl-section" aria-labelledby="why">
    <h2 class="govuk-heading-m" id="why">
      Why late
    </h2>
    {shown.whys.map((why) => (
      <Why why={why} href={shown.isPast ? null : shown.delayHref} />
    ))}
  </section>
)
