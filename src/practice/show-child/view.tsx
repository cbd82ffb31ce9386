import {
  ButtonLink,
  Details,
  IdentityBar,
  InsetText,
  ScrollRegion,
  Shape,
  Status,
  StackedTable,
  Table,
} from '../../web/ui/index.ts'
import { Bar, BarLegend } from '../permanence/index.ts'
import type { ClockCard } from './clocks.ts'
import type { JourneyShown } from './journey.ts'
import type { ChildShown } from './present.ts'
import { Timeline } from './timeline-view.tsx'
import type { WhyShown } from './why.ts'

const Identity = ({ shown }: { shown: ChildShown }) => (
  <IdentityBar kind="Child" name={shown.called} about={shown.about} facts={shown.terms} />
)

const Journey = ({ journey }: { journey: JourneyShown }) => (
  <section class="tl-journey" aria-label="The way to permanence">
    <Bar bar={journey.bar} />
    <ul class="tl-journey__words">
      {journey.words.map((words) => (
        <li>{words}</li>
      ))}
    </ul>
    {journey.forecast.map((words) => (
      <p class="tl-journey__forecast">{words}</p>
    ))}
    <Details summary="What the colours of the bar stand for">
      <BarLegend threshold={journey.bar.threshold} />
    </Details>
  </section>
)

const Card = ({ card }: { card: ClockCard }) => (
  <li class={`tl-clock tl-clock--${card.standing}`}>
    <h3 class="tl-clock__title">
      <Shape standing={card.standing} /> {card.title}
    </h3>
    <p class="tl-clock__says">{card.says}</p>
    <p class="tl-clock__due">{card.due}</p>
    <p class="tl-clock__law">{card.law}</p>
  </li>
)

const Clocks = ({ shown }: { shown: ChildShown }) => (
  <section class="tl-section" aria-labelledby="clocks">
    <h2 class="govuk-heading-m" id="clocks">
      Clocks
    </h2>
    {shown.clocks.length === 0 ? (
      <p class="govuk-body">No clock is running on this day.</p>
    ) : (
      <ul class="tl-clocks">
        {shown.clocks.map((card) => (
          <Card key={card.key} card={card} />
        ))}
      </ul>
    )}
    {shown.ended.length > 0 && (
      <Details summary={`Clocks that have stopped (${shown.ended.length})`}>
        <ScrollRegion label="Clocks that have stopped">
          <Table
            caption="Clocks that have stopped"
            captionHidden
            columns={[{ text: 'Clock' }, { text: 'From' }, { text: 'Until' }, { text: 'How it ended' }]}
            rows={shown.ended.map((clock) => [
              clock.title,
              clock.from,
              clock.until,
              <Status standing={clock.standing}>{clock.says}</Status>,
            ])}
          />
        </ScrollRegion>
      </Details>
    )}
  </section>
)

const Why = ({ why, href }: { why: WhyShown; href: string | null }) => (
  <>
    <StackedTable
      caption={why.heading}
      columns={[
        { text: 'Cause' },
        { text: 'Whose' },
        { text: 'From' },
        { text: 'Until' },
        { text: 'Days over', numeric: true },
      ]}
      rows={[
        ...why.rows.map((row, index) => ({
          key: String(index),
          cells: [row.cause, row.whose, row.from, row.until, row.days],
        })),
        {
          key: 'rest',
          cells: [
            why.unexplained === 0 || href === null ? (
              'Not explained'
            ) : (
              <a class="govuk-link" href={href}>
                Not explained: record a cause
              </a>
            ),
            '',
            '',
            '',
            why.unexplainedWords,
          ],
        },
        { key: 'sum', mark: 'tl-sum', cells: ['All days over', '', '', '', why.total] },
      ]}
    />
    <p class="govuk-body">{why.summary}</p>
  </>
)

const WhyLate = ({ shown }: { shown: ChildShown }) => (
  <section class="tl-section" aria-labelledby="why">
    <h2 class="govuk-heading-m" id="why">
      Why late
    </h2>
    {shown.whys.map((why) => (
      <Why why={why} href={shown.isPast ? null : shown.delayHref} />
    ))}
  </section>
)

const Contradictions = ({ says }: { says: readonly string[] }) => (
  <InsetText>
    <h2 class="govuk-heading-s">The facts contradict each other</h2>
    <ul class="govuk-list govuk-list--bullet">
      {says.map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
    <p class="govuk-body">Correct one of them below, or in the system that the return came from.</p>
  </InsetText>
)

const DoNext = ({ shown }: { shown: ChildShown }) => {
  const [first, ...rest] = shown.next
  return (
    <section class="tl-aside" aria-labelledby="next">
      <h2 class="govuk-heading-m" id="next">
        Do next
      </h2>
      {shown.isPast ? (
        <p class="govuk-body">You are looking at what was known in the past: nothing can be recorded here.</p>
      ) : (
        <>
          {first && <ButtonLink href={first.href}>{first.text}</ButtonLink>}
          <ul class="govuk-list">
            {rest.map((step) => (
              <li>
                <a class="govuk-link" href={step.href}>
                  {step.text}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const StillMissing = ({ shown }: { shown: ChildShown }) => (
  <section class="tl-aside" aria-labelledby="missing">
    <h2 class="govuk-heading-m" id="missing">
      Still missing
    </h2>
    {shown.missing.length === 0 ? (
      <p class="govuk-body">Nothing that this page asks for is missing.</p>
    ) : (
      <ul class="tl-missing">
        {shown.missing.map(({ what, why, step }) => (
          <li class="tl-missing__one">
            <strong>{what}</strong>
            <span class="tl-note">{why}</span>
            {step !== null && !shown.isPast && (
              <a class="govuk-link" href={step.href}>
                {step.text}
              </a>
            )}
          </li>
        ))}
      </ul>
    )}
  </section>
)

const Siblings = ({ shown }: { shown: ChildShown }) => (
  <section class="tl-aside" aria-labelledby="siblings">
    <h2 class="govuk-heading-m" id="siblings">
      Planned for together
    </h2>
    <ul class="govuk-list">
      {shown.siblings.map(({ href, called, about }) => (
        <li>
          <a class="govuk-link" href={href}>
            {called}
          </a>
          <span class="tl-note">{about}</span>
        </li>
      ))}
    </ul>
  </section>
)

/** One child: who, the clocks with their law, the way in the words of the record, what is missing beside what to do next. */
export const Child = ({ shown }: { shown: ChildShown }) => (
  <>
    <Identity shown={shown} />
    {shown.journey && <Journey journey={shown.journey} />}
    {shown.contradictions.length > 0 && <Contradictions says={shown.contradictions} />}
    <Clocks shown={shown} />
    <div class="tl-columns">
      <div class="tl-columns__main">
        {shown.whys.length > 0 && <WhyLate shown={shown} />}
        <Timeline shown={shown} />
      </div>
      <div class="tl-columns__side">
        <DoNext shown={shown} />
        <StillMissing shown={shown} />
        {shown.siblings.length > 0 && <Siblings shown={shown} />}
      </div>
    </div>
  </>
)
