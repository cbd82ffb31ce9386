import {
  definePage,
  forbidden,
  notFound,
  type Answer,
  type AskedAt,
  type FieldError,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN, textIn } from '../../child/index.ts'
import { ambitionSet } from '../plan-events.ts'
import { planAsked } from '../plan-asked.ts'
import { partsOf, samePart, type PlanAt } from '../plans.ts'
import type { ImprovementPorts } from '../ports.ts'
import { hrefOfPlan } from '../show-plan/present.ts'
import { formPage, readForm, saveOrShow, type FormAbout, type Typed } from '../typed-fact.tsx'

type Ports = Pick<ImprovementPorts, 'readImprovement' | 'saveEntry' | 'newId'>

const PATH = '/improvement/plans/:plan/ambitions/new'
type Asked = AskedAt<typeof PATH>

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

async function planOf(ports: Ports, { known, reading, today, params }: Asked): Promise<PlanAt | Answer> {
  if (known) return forbidden(AS_KNOWN_THEN)
  return (await planAsked(ports, { ...reading, on: today }, params.plan)) ?? notFound()
}

const isAnswer = (found: PlanAt | Answer): found is Answer => 'kind' in found

/** Where whoever agrees a plan says what good looks like for one part of it. */
export const ambitionPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: PATH,
    section: 'improvement',
    needs: 'improvement.agree',
    handle: async (asked) => {
      const plan = await planOf(ports, asked)
      return isAnswer(plan) ? plan : formPage(formOf(plan), {}, [])
    },
  }),
  definePage({
    method: 'POST',
    path: PATH,
    section: 'improvement',
    needs: 'improvement.agree',
    handle: async (asked) => {
      const plan = await planOf(ports, asked)
      if (isAnswer(plan)) return plan
      const form = formOf(plan)
      const checked = readForm(ambitionSet, asked.form, asked.today, (typed) => against(plan, typed))
      return saveOrShow(ports, asked, form, checked, {
        subject: plan.id,
        definition: ambitionSet,
        then: form.backHref,
      })
    },
  }),
]
