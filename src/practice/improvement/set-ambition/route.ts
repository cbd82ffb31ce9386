import { notFound, type FieldError, type PageDefinition } from '../../../web/ui/index.ts'
import { textIn } from '../../child/index.ts'
import { ambitionSet } from '../plan-events.ts'
import { planAsked } from '../plan-asked.ts'
import { partsOf, samePart, type PlanAt } from '../plans.ts'
import type { ImprovementPorts } from '../ports.ts'
import { recordPages } from '../record-pages.ts'
import { hrefOfPlan } from '../show-plan/present.ts'
import type { FormAbout, Typed } from '../typed-fact.tsx'

type Ports = Pick<ImprovementPorts, 'readImprovement' | 'saveEntry' | 'newId'>

const formOf = (plan: PlanAt): FormAbout => ({
  definition: ambitionSet,
  called: plan.title,
  action: `${hrefOfPlan(plan)}/ambitions/new`,
  backHref: hrefOfPlan(plan),
  back: plan.title,
})

/** A part that no action of the plan stands under. */
function against(plan: PlanAt, { body }: Typed): readonly FieldError[] {
  const part = textIn(body, 'part') ?? ''
  const parts = partsOf(plan)
  return parts.some((each) => samePart(each, part))
    ? []
    : [
        {
          field: 'part',
          says: `No action stands under it. The parts of this plan are ${parts.join('; ') || 'not named yet'}`,
        },
      ]
}

/** Where whoever agrees a plan says what good looks like for one part of it. */
export const ambitionPages = (ports: Ports): readonly PageDefinition[] =>
  recordPages(ports, {
    path: '/improvement/plans/:plan/ambitions/new',
    section: 'improvement',
    needs: 'improvement.agree',
    find: async ({ reading, params }) => {
      const plan = await planAsked(ports, reading, params.plan)
      if (!plan) return notFound()
      const about = formOf(plan)
      return {
        about,
        to: { subject: plan.id, definition: ambitionSet, then: about.backHref },
        against: (typed) => against(plan, typed),
      }
    },
  })
