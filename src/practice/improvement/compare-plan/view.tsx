import { sayDate, type Day } from '../../../time/index.ts'
import {
  Button,
  DateInput,
  Details,
  ErrorSummary,
  InsetText,
  PageHeading,
  sayCount,
  StackedTable,
  type FieldError,
  type TypedDate,
} from '../../../web/ui/index.ts'
import type { PlanComparison } from '../compare.ts'
import type { ActionOn, PlanAt } from '../plans.ts'
import { Lines } from '../show-action/view.tsx'
import { hrefOfAction, hrefOfPlan } from '../show-plan/present.ts'
import { upperFirst } from '../words.ts'

interface Shown {
  readonly plan: PlanAt
  readonly days: { readonly from: Day; readonly to: Day }
  readonly typed: { readonly from: TypedDate; readonly to: TypedDate }
  readonly errors: readonly FieldError[]
  /** Null where the days cannot be compared. */
  readonly compared: PlanComparison | null
  /** Whether the plan was agreed by the first day. */
  readonly wasThere: boolean
}

const errorOf = ({ errors }: Shown, field: string): string | undefined =>
  errors.find((error) => error.field === `${field}-day`)?.says

const Ask = ({ shown }: { shown: Shown }) => (
  <form method="get" action={`${hrefOfPlan(shown.plan)}/compare`} novalidate>
    <DateInput name="from" label="First day" size="s" value={shown.typed.from} error={errorOf(shown, 'from')} />
    <DateInput name="to" label="Second day" size="s" value={shown.typed.to} error={errorOf(shown, 'to')} />
    <Button variant="secondary">Compare</Button>
  </form>
)

const Named = ({ each }: { each: ActionOn }) => (
  <a class="govuk-link" href={hrefOfAction(each)}>
    {each.action.ref} <span class="tl-plan__words">{each.action.action}</span>
  </a>
)

const Changes = ({ compared: { changed, unchanged } }: { compared: PlanComparison }) => (
  <>
    {changed.length === 0 ? (
      <InsetText>Nothing changed in this plan between these days.</InsetText>
    ) : (
      <StackedTable
        caption={`${upperFirst(sayCount(changed.length, 'action', 'actions'))} changed`}
        columns={[{ text: 'Action', size: 'tl-plan__action' }, { text: 'What changed' }]}
        rows={changed.map(({ each, says }) => ({
          key: each.id,
          cells: [<Named each={each} />, <Lines lines={says} />],
        }))}
      />
    )}
    {unchanged.length > 0 && (
      <Details summary={`${upperFirst(sayCount(unchanged.length, 'action', 'actions'))} of which nothing was recorded`}>
        <ul class="govuk-list tl-links">
          {unchanged.map((each) => (
            <li>
              <Named each={each} />
            </li>
          ))}
        </ul>
      </Details>
    )}
  </>
)

/** One plan on two days: what changed of each action, and which actions nothing was recorded of. */
export const Comparison = (shown: Shown) => (
  <>
    {shown.errors.length > 0 && <ErrorSummary errors={shown.errors} />}
    <PageHeading
      lead={`${shown.plan.title}: what happened after ${sayDate(shown.days.from)}, up to ${sayDate(shown.days.to)}. Both days as the record is known now: what was put right since is put right on both.`}
    >
      What changed between two days
    </PageHeading>
    <Ask shown={shown} />
    {shown.compared === null && shown.errors.length === 0 && (
      <InsetText>This plan was not agreed by the second day.</InsetText>
    )}
    {shown.compared !== null && !shown.wasThere && (
      <InsetText>This plan was not agreed by the first day: every action of it is new.</InsetText>
    )}
    {shown.compared !== null && <Changes compared={shown.compared} />}
  </>
)
