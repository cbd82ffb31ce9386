import { csvOf } from '../../../web/ui/index.ts'
import type { Day } from '../../../time/index.ts'
import { dueNow } from '../action.ts'
import type { PlanAt } from '../plans.ts'
import { sayMilestone } from '../words.ts'

const HEADER = [
  ...['ref', 'part', 'action', 'lead', 'agreed_on', 'first_date', 'date_now', 'date_is', 'times_moved', 'rule', 'why'],
  ...[
    'leads_view',
    'last_update_on',
    'in_the_way',
    'done_on',
    'embedded_on',
    'slow',
    'requirements',
    'measures',
    'milestones',
    'joint_lead',
  ],
]

/** A plan as a file, one row an action: what a board's own table has, as at the day. */
export const planCsv = ({ actions }: PlanAt, on: Day): string =>
  csvOf(
    HEADER,
    actions.map(({ action, standing }) => {
      const due = dueNow(action)
      return [
        ...[
          action.ref,
          action.priority,
          action.action,
          action.lead,
          action.from,
          action.due?.on ?? null,
          due?.on ?? null,
        ],
        ...[due === null ? null : due.isMonth ? 'month' : 'day', action.moved.length, standing.rated.brag],
        ...[
          standing.rated.why,
          standing.view,
          standing.lastUpdateOn,
          action.blockers.map(({ what }) => what).join('; '),
        ],
        ...[
          action.doneOn,
          action.embeddedOn,
          standing.slow.join(' '),
          action.answers.join(' '),
          action.measures.join(' '),
        ],
        ...[action.milestones.map((each) => `${each.what}: ${sayMilestone(each, on).says}`).join('; ')],
        action.jointLead,
      ]
    }),
  )
