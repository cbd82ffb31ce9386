import {
  BackLink,
  definePage,
  forbidden,
  notFound,
  page,
  PageHeading,
  StackedTable,
  Status,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { sayDate, type Day } from '../../../time/index.ts'
import { AS_KNOWN_THEN, dayIn, textIn } from '../../child/index.ts'
import { Corrections } from '../correct-fact/links.tsx'
import { roleHeld } from '../plan-events.ts'
import { holderOn, sayHolder } from '../holders.ts'
import { planAsked } from '../plan-asked.ts'
import type { PlanAt } from '../plans.ts'
import type { ImprovementPorts } from '../ports.ts'
import { hrefOfPlan } from '../show-plan/present.ts'
import { upperFirst } from '../words.ts'
import { formPage, readForm, saveOrShow, type FormAbout, type Typed } from '../typed-fact.tsx'

type Ports = Pick<ImprovementPorts, 'readImprovement' | 'saveEntry' | 'newId'>
type Asked = PageContext<Readonly<Record<'plan', string>>>

const LIST = '/improvement/plans/:plan/roles'
const NEW = `${LIST}/new` as const

const rolesOf = ({ actions, holders }: PlanAt): readonly string[] =>
  [...new Set([...actions.flatMap(({ action }) => action.lead ?? []), ...holders.map(({ role }) => role)])].toSorted()

const formOf = (plan: PlanAt): FormAbout => ({
  definition: roleHeld,
  called: plan.title,
  action: `${hrefOfPlan(plan)}/roles/new`,
  backHref: `${hrefOfPlan(plan)}/roles`,
  back: 'Who holds the roles',
})

/** A role that leads nothing in this plan, and a holder who looks like a name, each beside its field. */
function against(plan: PlanAt, { body, happenedOn }: Typed): readonly FieldError[] {
  const role = (textIn(body, 'role') ?? '').trim().toLowerCase()
  const [endedOn, known] = [dayIn(body, 'endedOn'), rolesOf(plan)]
  return [
    ...(known.some((each) => each.trim().toLowerCase() === role)
      ? []
      : [
          {
            field: 'role',
            says: `No action of this plan is led by it. The plan names ${known.join('; ') || 'no lead yet'}`,
          },
        ]),
    ...(endedOn !== null && endedOn <= happenedOn
      ? [{ field: 'endedOn-day', says: 'They must have left after the day from which they held it' }]
      : []),
  ]
}

const Roles = ({ plan, on, mayAgree }: { plan: PlanAt; on: Day; mayAgree: boolean }) => (
  <>
    <span class="govuk-caption-l">{plan.title}</span>
    <PageHeading lead="A plan names roles, since people come and go. Who holds each is said here with its dates; an action whose lead has left is an action without anybody.">
      Who holds the roles
    </PageHeading>
    {mayAgree && (
      <p class="govuk-body">
        <a class="govuk-link" href={`${hrefOfPlan(plan)}/roles/new`}>
          Say who holds a role
        </a>
      </p>
    )}
    {rolesOf(plan).length === 0 ? (
      <p class="govuk-body">No action of this plan has a lead.</p>
    ) : (
      <StackedTable
        caption="Roles"
        captionHidden
        columns={[{ text: 'Role' }, { text: 'Who holds it' }, { text: 'Actions that it leads' }]}
        rows={rolesOf(plan).map((role) => ({
          key: role,
          cells: [
            upperFirst(role),
            holderOn(plan.holders, role, on) === null ? (
              <Status standing={plan.holders.some((each) => each.role === role) ? 'late' : 'unknown'}>
                {sayHolder(plan.holders, role, on)}
              </Status>
            ) : (
              sayHolder(plan.holders, role, on)
            ),
            plan.actions
              .filter(({ action }) => action.lead === role)
              .map(({ action }) => action.ref)
              .join(', '),
          ],
        }))}
      />
    )}
    {plan.holders.length > 0 && (
      <StackedTable
        caption="Everybody who held one"
        columns={[{ text: 'Role' }, { text: 'Who' }, { text: 'From' }, { text: 'Until' }]}
        rows={plan.holders.map(({ role, holder, from, to }) => ({
          key: `${role} ${from} ${holder}`,
          cells: [upperFirst(role), upperFirst(holder), sayDate(from), to === null ? 'Now' : sayDate(to)],
        }))}
      />
    )}
  </>
)

async function asked(ports: Ports, context: Asked): Promise<PlanAt | Answer> {
  if (context.known) return forbidden(AS_KNOWN_THEN)
  return (await planAsked(ports, { ...context.reading, on: context.today }, context.params.plan)) ?? notFound()
}

const isAnswer = (found: PlanAt | Answer): found is Answer => 'kind' in found

/** Who holds the roles that lead a plan's actions, with dates. */
export const rolePages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: LIST,
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async ({ reading, params, known, today, may }) => {
      const plan = await planAsked(ports, reading, params.plan)
      if (!plan) return notFound()
      const mayAgree = known === null && reading.on === today && may('improvement.agree')
      const all = await ports.readImprovement(reading)
      const held =
        all.find(({ subject }) => subject === plan.id)?.facts.filter(({ type }) => type === roleHeld.type) ?? []
      return page({
        title: 'Who holds the roles',
        before: <BackLink href={hrefOfPlan(plan)}>{plan.title}</BackLink>,
        view: (
          <>
            <Roles plan={plan} on={reading.on} mayAgree={mayAgree} />
            <Corrections facts={mayAgree ? held : []} />
          </>
        ),
      })
    },
  }),
  definePage({
    method: 'GET',
    path: NEW,
    section: 'improvement',
    needs: 'improvement.agree',
    handle: async (context) => {
      const plan = await asked(ports, context)
      return isAnswer(plan) ? plan : formPage(formOf(plan), {}, [])
    },
  }),
  definePage({
    method: 'POST',
    path: NEW,
    section: 'improvement',
    needs: 'improvement.agree',
    handle: async (context) => {
      const plan = await asked(ports, context)
      if (isAnswer(plan)) return plan
      const form = formOf(plan)
      const checked = readForm(roleHeld, context.form, context.today, (typed) => against(plan, typed))
      return saveOrShow(ports, context, form, checked, { subject: plan.id, definition: roleHeld, then: form.backHref })
    },
  }),
]
