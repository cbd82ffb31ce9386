import { sayDate, type Day } from '../../../time/index.ts'
import {
  BackLink,
  definePage,
  forbidden,
  notFound,
  page,
  sayCount,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN, dayIn, textIn } from '../../child/index.ts'
import { sayAgainWithin, type AgainUnder } from '../again.ts'
import { planAccepted, planReturned, planSubmitted } from '../plan-events.ts'
import { planAsked } from '../plan-asked.ts'
import type { PlanAt } from '../plans.ts'
import type { ImprovementPorts } from '../ports.ts'
import { hrefOfPlan } from '../show-plan/present.ts'
import { smartCheck } from '../smart.ts'
import { formPage, readForm, saveOrShow, without, type FormAbout, type Typed } from '../typed-fact.tsx'
import { PlanCheck } from './check-view.tsx'

type Ports = Pick<ImprovementPorts, 'readImprovement' | 'readAgainUnder' | 'saveEntry' | 'newId'>
type Asked = PageContext<Readonly<Record<'plan', string>>>

const submitted = without(planSubmitted, 'faults')

const faultsOf = (plan: PlanAt): number => smartCheck(plan).reduce((total, { faults }) => total + faults.length, 0)

const around = (plan: PlanAt, end: string): Pick<FormAbout, 'called' | 'action' | 'backHref' | 'back'> => ({
  called: plan.title,
  action: `${hrefOfPlan(plan)}/${end}`,
  backHref: hrefOfPlan(plan),
  back: plan.title,
})

const formToSubmit = (plan: PlanAt): FormAbout => ({
  ...around(plan, 'submit'),
  definition: submitted,
  heading: 'Submit the plan',
  says: (
    <>
      {planSubmitted.describes}{' '}
      <a class="govuk-link" href={`${hrefOfPlan(plan)}/check`}>
        The check
      </a>
      {` finds ${sayCount(faultsOf(plan), 'fault', 'faults')} in ${sayCount(smartCheck(plan).length, 'action', 'actions')}.`}
    </>
  ),
})

function againstSubmitting(plan: PlanAt, { body, happenedOn }: Typed): readonly FieldError[] {
  const faults = faultsOf(plan)
  return [
    ...notBefore(plan, happenedOn),
    ...(faults > 0 && textIn(body, 'despite') === null
      ? [
          {
            field: 'despite',
            says: `The check finds ${sayCount(faults, 'fault', 'faults')}: mend them first, or say why the plan is submitted with them`,
          },
        ]
      : []),
  ]
}

/** Nothing comes of a plan before it was agreed, or before it was submitted. */
function notBefore(plan: PlanAt, on: string): readonly FieldError[] {
  const since = plan.submissions.at(-1)?.on ?? plan.agreedOn
  return on < since ? [{ field: 'happenedOn-day', says: `The date must not be before ${sayDate(since)}` }] : []
}

/** The plan as it stands now; or why it cannot be submitted or answered for. `waits`: for an answer. */
async function standing(ports: Ports, asked: Asked, waits: boolean): Promise<PlanAt | Answer> {
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  const plan = await planAsked(ports, { ...asked.reading, on: asked.today }, asked.params.plan)
  if (!plan) return notFound()
  const isWaiting = plan.submissions.at(-1)?.as === 'submitted'
  if (isWaiting === waits) return plan
  return forbidden(
    waits
      ? 'This plan waits for no answer: it was not submitted, or its answer is recorded already.'
      : 'This plan is submitted already. Record first whether it was returned or accepted.',
  )
}

const isAnswer = (plan: PlanAt | Answer): plan is Answer => 'kind' in plan

const answers = [
  { end: 'returned', definition: planReturned },
  { end: 'accepted', definition: planAccepted },
] as const

function formToAnswer(
  plan: PlanAt,
  { end, definition }: (typeof answers)[number],
  on: Day,
  under: AgainUnder,
): FormAbout {
  const within = `Where no day is set for that, it is ${sayAgainWithin(on, under)}; the day on which it was returned is the first.`
  return {
    ...around(plan, end),
    definition,
    says: definition === planReturned ? `${definition.describes} ${within}` : definition.describes,
  }
}

function answerPages(ports: Ports, answer: (typeof answers)[number]): readonly PageDefinition[] {
  const { end, definition } = answer
  const PATH = `/improvement/plans/:plan/${end}` as const
  const against = (plan: PlanAt, { happenedOn, body }: Typed): readonly FieldError[] => {
    const againOn = dayIn(body, 'againOn')
    const isEarly = againOn !== null && againOn <= happenedOn
    return [
      ...notBefore(plan, happenedOn),
      ...(isEarly ? [{ field: 'againOn-day', says: 'It must be after the day on which the plan was returned' }] : []),
    ]
  }
  return [
    definePage({
      method: 'GET',
      path: PATH,
      section: 'improvement',
      needs: 'improvement.agree',
      handle: async (asked) => {
        const plan = await standing(ports, asked, true)
        if (isAnswer(plan)) return plan
        const under = await ports.readAgainUnder(asked.reading.authority)
        return formPage(formToAnswer(plan, answer, asked.today, under), {}, [])
      },
    }),
    definePage({
      method: 'POST',
      path: PATH,
      section: 'improvement',
      needs: 'improvement.agree',
      handle: async (asked) => {
        const plan = await standing(ports, asked, true)
        if (isAnswer(plan)) return plan
        const checked = readForm(definition, asked.form, asked.today, (typed) => against(plan, typed))
        const to = { subject: plan.id, definition, then: hrefOfPlan(plan) }
        const under = await ports.readAgainUnder(asked.reading.authority)
        return saveOrShow(ports, asked, formToAnswer(plan, answer, asked.today, under), checked, to)
      },
    }),
  ]
}

/** Submitting a plan with its check, and what came of it. */
export const submitPlanPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/improvement/plans/:plan/check',
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async ({ reading, params }) => {
      const plan = await planAsked(ports, reading, params.plan)
      if (!plan) return notFound()
      return page({
        title: 'Check of a plan',
        before: <BackLink href={hrefOfPlan(plan)}>{plan.title}</BackLink>,
        view: <PlanCheck plan={plan} />,
      })
    },
  }),
  definePage({
    method: 'GET',
    path: '/improvement/plans/:plan/submit',
    section: 'improvement',
    needs: 'improvement.agree',
    handle: async (asked) => {
      const plan = await standing(ports, asked, false)
      return isAnswer(plan) ? plan : formPage(formToSubmit(plan), {}, [])
    },
  }),
  definePage({
    method: 'POST',
    path: '/improvement/plans/:plan/submit',
    section: 'improvement',
    needs: 'improvement.agree',
    handle: async (asked) => {
      const plan = await standing(ports, asked, false)
      if (isAnswer(plan)) return plan
      const checked = readForm(submitted, asked.form, asked.today, (typed) => againstSubmitting(plan, typed))
      return saveOrShow(ports, asked, formToSubmit(plan), checked, {
        ...{ subject: plan.id, definition: planSubmitted, then: hrefOfPlan(plan) },
        known: { faults: faultsOf(plan) },
      })
    },
  }),
  ...answers.flatMap((one) => answerPages(ports, one)),
]
