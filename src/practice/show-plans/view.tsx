import { Details, InsetText, PageHeading, StackedTable, Status } from '../../web/ui/index.ts'
import type { OutcomeShown, PlanShown, PlansShown, VersionShown } from './present.ts'

const Check = ({ outcome }: { outcome: OutcomeShown }) => (
  <>
    <Status standing={outcome.check.standing}>{outcome.check.says}</Status>
    {outcome.mend !== null && (
      <a class="govuk-link tl-note" href={outcome.mend}>
        Add what is missing<span class="govuk-visually-hidden">: {outcome.outcome}</span>
      </a>
    )}
  </>
)

const Outcomes = ({ caption, outcomes }: { caption: string; outcomes: readonly OutcomeShown[] }) => (
  <StackedTable
    caption={caption}
    captionHidden
    columns={[
      { text: 'What is to change' },
      { text: 'Measured by' },
      { text: 'Who sees to it' },
      { text: 'By when' },
      { text: 'Check', quietOnCard: true },
    ]}
    rows={outcomes.map((outcome) => ({
      key: outcome.key,
      cells: [outcome.outcome, outcome.measure, outcome.seenToBy, outcome.by, <Check outcome={outcome} />],
    }))}
  />
)

const Version = ({ title, version }: { title: string; version: VersionShown }) => (
  <>
    {version.outcomes.length > 0 && (
      <Outcomes caption={`Outcomes of the ${title}, ${version.says}`} outcomes={version.outcomes} />
    )}
    <p class="govuk-body">
      <Status standing={version.contingency.standing}>{version.contingency.says}</Status>
    </p>
    {version.contingency.text !== '' && <blockquote class="tl-entry__text">{version.contingency.text}</blockquote>}
    {version.summary !== '' && (
      <>
        <p class="tl-note">What changed</p>
        <blockquote class="tl-entry__text">{version.summary}</blockquote>
      </>
    )}
    {version.ended.length > 0 && (
      <StackedTable
        caption="What became of the outcomes before"
        columns={[{ text: 'What was to change' }, { text: 'What became of it', quietOnCard: true }]}
        rows={version.ended.map(({ key, outcome, result, came }) => ({
          key,
          cells: [
            outcome,
            <>
              {result}
              {came !== '' && <span class="tl-note">{came}</span>}
            </>,
          ],
        }))}
      />
    )}
  </>
)

const Plan = ({ plan }: { plan: PlanShown }) => (
  <section class="tl-section" aria-labelledby={`plan-${plan.kind}`}>
    <h2 class="govuk-heading-m" id={`plan-${plan.kind}`}>
      {plan.title}
    </h2>
    <p class="govuk-body">{plan.lead}</p>
    <Version title={plan.title} version={plan.inForce} />
    {plan.write !== null && (
      <p class="govuk-body">
        <a class="govuk-link" href={plan.write}>
          Write the next version<span class="govuk-visually-hidden"> of the {plan.title}</span>
        </a>
      </p>
    )}
    {plan.earlier.length > 0 && (
      <Details summary={`Earlier versions (${plan.earlier.length})`}>
        {plan.earlier.map((version) => (
          <>
            <h3 class="govuk-heading-s">{version.says}</h3>
            <Version title={plan.title} version={version} />
          </>
        ))}
      </Details>
    )}
  </section>
)

/** A child's plans: every outcome with what it lacks beside it, and what became of those before. */
export const PlansOfChild = ({ called, shown }: { called: string; shown: PlansShown }) => (
  <>
    <span class="govuk-caption-l">{called}</span>
    <PageHeading lead="Each outcome should say how it is measured, who sees to it and by when, and each plan what happens if it does not work.">
      Plans
    </PageHeading>
    {shown.plans.length === 0 && <InsetText>No plan is recorded by this day.</InsetText>}
    {shown.plans.map((plan) => (
      <Plan key={plan.kind} plan={plan} />
    ))}
    {shown.toBegin.length > 0 && (
      <nav class="tl-section" aria-labelledby="begin">
        <h2 class="govuk-heading-m" id="begin">
          Begin another plan
        </h2>
        <ul class="govuk-list">
          {shown.toBegin.map(({ text, href }) => (
            <li>
              <a class="govuk-link" href={href}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    )}
  </>
)
