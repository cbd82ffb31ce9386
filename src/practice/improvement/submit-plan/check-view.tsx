import { InsetText, PageHeading, StackedTable } from '../../../web/ui/index.ts'
import type { PlanAt } from '../plans.ts'
import { Lines } from '../show-action/view.tsx'
import { hrefOfAction } from '../show-plan/present.ts'
import { smartCheck, smartWords } from '../smart.ts'

/** What each action of a plan leaves unsaid, before it is submitted. */
export const PlanCheck = ({ plan }: { plan: PlanAt }) => {
  const found = smartCheck(plan)
  return (
    <>
      <PageHeading lead="What each action that is not done leaves unsaid. The tests are ours: they look at what is written, and an action that passes them may still be a poor one.">
        {`Check of ${plan.title}`}
      </PageHeading>
      {found.length === 0 ? (
        <InsetText>Every action is specific, measurable, assigned, relevant and time-bound by these tests.</InsetText>
      ) : (
        <StackedTable
          caption="Actions that leave something unsaid"
          columns={[{ text: 'Action', size: 'tl-plan__action' }, { text: 'What is unsaid' }]}
          rows={found.map(({ each, faults }) => ({
            key: each.id,
            cells: [
              <a class="govuk-link" href={hrefOfAction(each)}>
                {each.action.ref} <span class="tl-plan__words">{each.action.action}</span>
              </a>,
              <Lines lines={faults.map(({ word, says }) => `${smartWords[word]}: ${says}`)} />,
            ],
          }))}
        />
      )}
    </>
  )
}
