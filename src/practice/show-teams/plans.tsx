import { sayDate } from '../../time/index.ts'
import {
  Button,
  Figures,
  InsetText,
  PageHeading,
  Select,
  StackedTable,
  sayCount,
  sayList,
  sayNumber,
} from '../../web/ui/index.ts'
import { called, planKinds } from '../child/index.ts'
import { ANY, WorkParts } from '../show-due/index.ts'
import { percent } from './figures.ts'
import type { PlanLacking } from './ports.ts'
import { sayTeam, type Context } from './words.ts'

const lacks: Readonly<Record<string, string>> = {
  'child.plan-lacks-measure': 'a measure for every outcome',
  'child.plan-lacks-owner': 'a person for every outcome',
  'child.plan-lacks-date': 'a date for every outcome',
  'child.plan-lacks-contingency': 'a contingency plan',
}

const kinds: Readonly<Record<string, string>> = planKinds

export interface PlansRead {
  readonly team: string | null
  readonly teams: readonly string[]
  readonly inForce: number
  readonly plans: readonly PlanLacking[]
}

/** Plans shown before the list is cut: a team's own list is shorter. */
const MOST_PLANS = 200

/** The SMART check: which plans in force lack a measure, a person, a date or a contingency. */
export const Plans = ({ read, context }: { read: PlansRead; context: Context }) => {
  const { plans, inForce } = read
  const whole = percent(inForce - plans.length, inForce)
  return (
    <>
      <WorkParts current="Plans" />
      <PageHeading
        lead={`Of ${sayCount(inForce, 'plan', 'plans')} in force on ${sayDate(context.on)}, ${sayCount(plans.length, 'lacks', 'lack')} something.`}
      >
        Plans: measure, person, date, contingency
      </PageHeading>
      <form class="tl-arrange" method="get" action="/plans">
        <Select
          name="team"
          label="Team"
          options={[{ value: ANY, text: 'Every team' }, ...read.teams.map((each) => ({ value: each, text: each }))]}
          value={read.team ?? ANY}
        />
        <Button variant="secondary">Show</Button>
      </form>
      <Figures
        figures={[
          { value: whole === null ? 'None' : `${whole}%`, of: 'lack nothing' },
          ...Object.entries(lacks).map(([measure, says]) => ({
            value: sayNumber(plans.filter((plan) => plan.lacks.includes(measure)).length),
            of: `without ${says}`,
          })),
        ]}
      />
      {plans.length === 0 ? (
        <InsetText>No plan in force lacks anything here.</InsetText>
      ) : (
        <StackedTable
          caption="Plans to mend, the oldest first"
          columns={[{ text: 'Child' }, { text: 'Plan' }, { text: 'Without' }, { text: 'Mend', quietOnCard: true }]}
          rows={plans.slice(0, MOST_PLANS).map((plan) => ({
            key: plan.fact,
            cells: [
              <>
                <a class="govuk-link" href={`/children/${plan.subject}`}>
                  {called(plan)}
                </a>
                <span class="tl-note">{sayTeam(plan.team)}</span>
              </>,
              <>
                {kinds[plan.kind] ?? 'Plan'}
                <span class="tl-note">{`of ${sayDate(plan.since)}`}</span>
              </>,
              sayList(Object.entries(lacks).flatMap(([measure, says]) => (plan.lacks.includes(measure) ? [says] : []))),
              !context.isPast && (
                <a class="govuk-link" href={`/children/${plan.subject}/plans/${plan.kind}`}>
                  Write the next version<span class="govuk-visually-hidden">: {called(plan)}</span>
                </a>
              ),
            ],
          }))}
        />
      )}
      {plans.length > MOST_PLANS && <p class="tl-note">{`The oldest ${MOST_PLANS} of ${sayNumber(plans.length)}.`}</p>}
    </>
  )
}
