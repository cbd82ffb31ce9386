import type { Fact } from '../../../record/index.ts'
import {
  Details,
  Figures,
  InsetText,
  Offers,
  PageHeading,
  Pills,
  StackedTable,
  Status,
  type PageContext,
} from '../../../web/ui/index.ts'
import { Corrections } from '../correct-fact/links.tsx'
import { Lines } from '../show-action/view.tsx'
import { Parts } from '../sub-navigation.tsx'
import type { Said } from '../words.ts'
import type { ActionLine, PlanInList, PlanShown } from './present.ts'

const columns = [
  { text: 'Action', size: 'tl-plan__action' },
  { text: 'Lead' },
  { text: 'Date' },
  { text: 'By the rule' },
  { text: 'The lead’s own view' },
  { text: 'Last update' },
]

const Action = ({ line }: { line: ActionLine }) => (
  <>
    <a class="govuk-link" href={line.href}>
      {line.ref} <span class="tl-plan__words">{line.action}</span>
    </a>
    {line.slow.length > 0 && <span class="tl-plan__why">Slow to progress: {line.slow.join(' ')}</span>}
  </>
)

/** A status whose words stay on one line. */
const Kept = ({ said }: { said: Said }) => (
  <span class="tl-keep">
    <Status standing={said.standing}>{said.says}</Status>
  </span>
)

const cells = (line: ActionLine) => [
  <Action line={line} />,
  line.lead,
  <>
    {line.date}
    {line.moved !== null && <span class="tl-note">{line.moved}</span>}
  </>,
  <>
    <Kept said={line.byRule} /> <span class="tl-note">{line.why}</span>
  </>,
  <Kept said={line.byLead} />,
  line.lastUpdate,
]

/** The rule behind the colours, in words. */
const Rule = () => (
  <Details summary="The rule behind the colours">
    <ul class="govuk-list govuk-list--bullet">
      <li>Blue: completion is signed. Whether it is embedded is signed later, and said apart.</li>
      <li>Green: the date has not passed. Where only a month is said, it has passed on the first of the next.</li>
      <li>Amber: the date passed no more than a month ago, or was moved with approval before it was red.</li>
      <li>Red: the date passed more than a month ago, the new date has passed too, or it was red when it was moved.</li>
      <li>No date: it cannot be rated, and is not guessed.</li>
    </ul>
    <p class="govuk-body">
      The rule is ours: councils differ. It looks at dates alone. The lead’s own view stands beside it, and neither
      changes the other. Slow to progress is found from dates passed or moved, from what is in the way, from a milestone
      that was not reached, and from a quarter without an update.
    </p>
  </Details>
)

/** What became of the references of an earlier plan. */
const Former = ({ former }: Pick<PlanShown, 'former'>) => (
  <Details summary="References of the earlier plan">
    <StackedTable
      caption="References of the earlier plan"
      captionHidden
      columns={[{ text: 'In the earlier plan' }, { text: 'In this plan' }]}
      rows={former.map(({ ref, now, href }) => ({
        key: `${ref} ${href}`,
        cells: [
          ref,
          <a class="govuk-link" href={href}>
            {now}
          </a>,
        ],
      }))}
    />
  </Details>
)

/** One plan by its parts, the rule and the lead's own view side by side, what is slow marked. */
export const Plan = ({ shown, ambitions }: { shown: PlanShown; ambitions: readonly Fact[] }) => (
  <>
    <PageHeading lead={shown.lead}>{shown.title}</PageHeading>
    <Figures figures={shown.figures} />
    <InsetText>
      <Lines lines={[shown.dates, ...shown.submissions]} />
      {shown.late !== null && <Status standing="late">{shown.late}</Status>}
    </InsetText>
    <Offers offers={shown.offers} />
    <Pills label="Actions shown" links={shown.views} />
    {shown.parts.length === 0 && <p class="govuk-body">{shown.nothing}</p>}
    {shown.parts.map((part) => (
      <section class="tl-section">
        <h2 class="govuk-heading-m">{part.title}</h2>
        {part.good !== null && <p class="govuk-body">What good looks like: {part.good}</p>}
        <StackedTable
          caption={part.title}
          captionHidden
          layout="tl-stacked--soon"
          columns={columns}
          rows={part.lines.map((line) => ({
            key: line.id,
            cells: cells(line),
            mark: line.slow.length > 0 ? 'tl-plan__slow' : undefined,
          }))}
        />
      </section>
    ))}
    {shown.former.length > 0 && <Former former={shown.former} />}
    <Rule />
    <Corrections facts={ambitions} />
  </>
)

/** Every plan, with how its actions stand. */
export const Plans = ({
  plans,
  mayAgree,
  may,
}: {
  plans: readonly PlanInList[]
  mayAgree: boolean
  may: PageContext['may']
}) => (
  <>
    <PageHeading lead="What was asked of the council, what it does about it, and what that changes.">
      Improvement
    </PageHeading>
    <Parts current="Plans" may={may} />
    {plans.length === 0 && <p class="govuk-body">No plan was agreed by this day.</p>}
    {mayAgree && (
      <p class="govuk-body">
        <a class="govuk-link" href="/improvement/new">
          Agree a plan
        </a>{' '}
        or{' '}
        <a class="govuk-link" href="/improvement/load">
          load one from a file
        </a>
        .
      </p>
    )}
    {plans.map((plan) => (
      <section class="tl-section">
        <h2 class="govuk-heading-m">
          <a class="govuk-link" href={plan.href}>
            {plan.title}
          </a>
        </h2>
        <p class="govuk-body">{plan.about}</p>
        <Figures figures={plan.figures} />
      </section>
    ))}
  </>
)
