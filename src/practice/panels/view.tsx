import { wordFor, type FactId, type SubjectId } from '../../record/index.ts'
import { sayDate, sayShortDate, type Day } from '../../time/index.ts'
import { InsetText, Offers, PageHeading, StackedTable, Status, sayCount, SummaryList } from '../../web/ui/index.ts'
import { called } from '../child/index.ts'
import { sayPanel, type About } from './about.ts'
import { itemKinds } from './events.ts'
import type { Panel, PanelItem } from './panel.ts'
import type { ChildCalled } from './ports.ts'

const onAgenda = ({ items }: Panel): readonly PanelItem[] => items.filter(({ takenOff }) => takenOff === null)

/** How an agenda stands on a day. */
const Stands = ({ panel, on }: { panel: Panel; on: Day }) => {
  if (panel.confirmedOn !== null)
    return <Status standing="ended">{`Minutes confirmed ${sayShortDate(panel.confirmedOn)}`}</Status>
  if (panel.minutes !== null) return <Status standing="at-risk">Minutes to confirm</Status>
  return panel.meetsOn < on ? (
    <Status standing="late">Minutes to draft</Status>
  ) : (
    <Status standing="on-course">To be held</Status>
  )
}

/** The agendas that somebody may read. */
export const PanelsList = ({ agendas, on, mayRecord }: { agendas: readonly About[]; on: Day; mayRecord: boolean }) => (
  <>
    <PageHeading lead="What is put before panels, for those who sit on them: until the minutes are confirmed.">
      Panels
    </PageHeading>
    <Offers offers={mayRecord ? [{ href: '/panels/new', text: 'Draw up an agenda' }] : []} />
    {agendas.length === 0 ? (
      <InsetText>{mayRecord ? 'No agenda is on record yet.' : 'No agenda is open to you.'}</InsetText>
    ) : (
      <StackedTable
        caption="Agendas, the latest first"
        columns={[{ text: 'Panel' }, { text: 'On the agenda', numeric: true }, { text: 'How it stands' }]}
        rows={agendas.map(({ id, href, panel }) => ({
          key: id,
          cells: [
            <a class="govuk-link" href={href}>
              {sayPanel(panel)}
            </a>,
            sayCount(onAgenda(panel).length, 'item', 'items'),
            <Stands panel={panel} on={on} />,
          ],
        }))}
      />
    )}
  </>
)

export interface PanelShown {
  readonly about: About
  readonly on: Day
  readonly members: readonly string[]
  readonly children: ReadonlyMap<SubjectId, ChildCalled>
  readonly households: ReadonlyMap<SubjectId, string>
  readonly texts: ReadonlyMap<FactId, Readonly<Record<string, string>>>
  readonly offers: readonly { readonly href: string; readonly text: string }[]
  readonly mayRecord: boolean
}

const Whom = ({ item, shown }: { item: PanelItem; shown: PanelShown }) => {
  const child = item.child === null ? null : (shown.children.get(item.child) ?? 'hidden')
  return (
    <ul class="govuk-list">
      {child === 'hidden' && <li>A record that you may not open</li>}
      {child !== null && child !== 'hidden' && (
        <li>
          <a class="govuk-link" href={`/children/${child.subject}`}>
            {called(child)}
          </a>
        </li>
      )}
      {item.household !== null && (
        <li>
          <a class="govuk-link" href={`${shown.about.href}/households/${item.household}`}>
            {shown.households.get(item.household) ?? 'Prospective adopters'}
          </a>
        </li>
      )}
    </ul>
  )
}

const Paragraphs = ({ text }: { text: string }) => (
  <>
    {text.split(/\n{2,}/).map((paragraph) => (
      <p class="govuk-body">{paragraph}</p>
    ))}
  </>
)

const Item = ({ item, shown }: { item: PanelItem; shown: PanelShown }) => {
  const { about, on, texts, mayRecord } = shown
  return (
    <section class="tl-section" aria-labelledby={`item-${item.place}`}>
      <h2 class="govuk-heading-m" id={`item-${item.place}`}>
        {`Item ${item.place}: ${wordFor(itemKinds, item.about, 'Advice').toLowerCase()}`}
      </h2>
      <Whom item={item} shown={shown} />
      {item.takenOff === null ? (
        <Paragraphs text={texts.get(item.fact)?.['asks'] ?? ''} />
      ) : (
        <InsetText>{`Taken off the agenda on ${sayDate(item.takenOff.on)}: ${item.takenOff.reason}`}</InsetText>
      )}
      {mayRecord && item.takenOff === null && on <= about.panel.meetsOn && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${about.href}/items/${item.fact}/take-off`}>
            Take it off the agenda<span class="govuk-visually-hidden">{`: item ${item.place}`}</span>
          </a>
        </p>
      )}
    </section>
  )
}

/** One agenda: who sits, what is put before them, and the minutes. */
export const OnePanel = ({ shown }: { shown: PanelShown }) => {
  const { about, members, offers, texts, on } = shown
  const { panel } = about
  const minutes = panel.minutes === null ? undefined : texts.get(panel.minutes.fact)?.['minutes']
  return (
    <>
      <PageHeading lead={sayCount(onAgenda(panel).length, 'item on the agenda.', 'items on the agenda.')}>
        {sayPanel(panel)}
      </PageHeading>
      <SummaryList
        short
        rows={[
          { key: 'How it stands', value: <Stands panel={panel} on={on} /> },
          { key: 'Who sits', value: members.join(', ') },
        ]}
      />
      <Offers heading="Record what happened" offers={offers} />
      {panel.items.length === 0 && <InsetText>Nothing is on the agenda yet.</InsetText>}
      {panel.items.map((item) => (
        <Item item={item} shown={shown} />
      ))}
      {panel.minutes !== null && (
        <section class="tl-section" aria-labelledby="minutes">
          <h2 class="govuk-heading-m" id="minutes">
            {panel.confirmedOn === null ? `Draft minutes of ${sayDate(panel.minutes.on)}` : 'Minutes'}
          </h2>
          <Paragraphs text={minutes ?? ''} />
        </section>
      )}
    </>
  )
}
