import { Details, ScrollRegion, Shape, Status, Table } from '../../web/ui/index.ts'
import type { ClockCard } from './clocks.ts'
import type { ChildShown } from './present.ts'

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

/** The clocks that run, as a strip with their law, and those that have stopped, as a table. */
export const Clocks = ({ shown }: { shown: ChildShown }) => (
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
