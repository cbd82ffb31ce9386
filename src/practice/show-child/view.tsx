import { Details, IdentityBar, InsetText } from '../../web/ui/index.ts'
import { Bar, BarLegend } from '../permanence/index.ts'
import { DoNext, Siblings, StillMissing } from './aside-view.tsx'
import { Clocks } from './clocks-view.tsx'
import type { JourneyShown } from './journey.ts'
import type { ChildShown } from './present.ts'
import { Timeline } from './timeline-view.tsx'
import { WhyLate } from './why-view.tsx'

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
