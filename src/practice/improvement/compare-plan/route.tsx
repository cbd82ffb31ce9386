import { addMonths, type Day } from '../../../time/index.ts'
import {
  BackLink,
  dateToType,
  dayTyped,
  definePage,
  isEmptyDate,
  notFound,
  page,
  typedDate,
  type FieldError,
  type Form,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { comparePlans } from '../compare.ts'
import { planAsked } from '../plan-asked.ts'
import type { ImprovementPorts } from '../ports.ts'
import { hrefOfPlan } from '../show-plan/present.ts'
import { Comparison } from './view.tsx'

/** Boards meet monthly or quarterly: three months are compared where nothing else is asked for. */
const MONTHS_BACK = 3

const formFrom = (query: Readonly<Record<string, string>>): Form =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]]))

interface Days {
  readonly from: Day
  readonly to: Day
  readonly errors: readonly FieldError[]
}

/** The two days asked for; where one is none, the usual one, with what is wrong. */
function daysAsked(form: Form, on: Day): Days {
  const errors: FieldError[] = []
  const read = (field: string, usual: Day, words: string): Day => {
    const typed = typedDate(form, field)
    if (isEmptyDate(typed)) return usual
    const asked = dayTyped(typed)
    if (asked === null) errors.push({ field: `${field}-day`, says: `${words} must be a real date, such as 27 3 2025` })
    else if (asked > on) errors.push({ field: `${field}-day`, says: `${words} must not be after the day you read on` })
    else return asked
    return usual
  }
  const to = read('to', on, 'The second day')
  const from = read('from', addMonths(to, -MONTHS_BACK), 'The first day')
  if (errors.length === 0 && from >= to)
    errors.push({ field: 'from-day', says: 'The first day must be before the second' })
  return { from, to, errors }
}

/** What changed in a plan between two days, as between two meetings of a board. */
export const comparePlanPages = (ports: Pick<ImprovementPorts, 'readImprovement'>): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/improvement/plans/:plan/compare',
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async ({ reading, params, query }) => {
      const form = formFrom(query)
      const { from, to, errors } = daysAsked(form, reading.on)
      const after = await planAsked(ports, { ...reading, on: to }, params.plan)
      const now = after ?? (await planAsked(ports, reading, params.plan))
      if (!now) return notFound()
      const before = await planAsked(ports, { ...reading, on: from }, params.plan)
      const typed = {
        from: isEmptyDate(typedDate(form, 'from')) ? dateToType(from) : typedDate(form, 'from'),
        to: isEmptyDate(typedDate(form, 'to')) ? dateToType(to) : typedDate(form, 'to'),
      }
      const isReadable = errors.length === 0 && after !== null
      return page({
        title: 'What changed in a plan',
        status: errors.length > 0 ? 400 : 200,
        hasErrors: errors.length > 0,
        before: <BackLink href={hrefOfPlan(now)}>{now.title}</BackLink>,
        view: (
          <Comparison
            plan={now}
            days={{ from, to }}
            typed={typed}
            errors={errors}
            compared={isReadable ? comparePlans({ from, to }, before, after) : null}
            wasThere={before !== null}
          />
        ),
      })
    },
  }),
]
