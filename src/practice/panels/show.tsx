import type { SubjectId } from '../../record/index.ts'
import {
  BackLink,
  definePage,
  notFound,
  page,
  PageHeading,
  SummaryList,
  type PageDefinition,
} from '../../web/ui/index.ts'
import { householdCalled, presentAdopters } from '../adopters/index.ts'
import { agendasFor, isAnswer, panelAsked, sayPanel, type About } from './about.ts'
import type { Panel } from './panel.ts'
import type { PanelPorts } from './ports.ts'
import { OnePanel, PanelsList } from './view.tsx'

const byMeeting = (a: About, b: About): number =>
  a.panel.meetsOn < b.panel.meetsOn ? 1 : a.panel.meetsOn > b.panel.meetsOn ? -1 : a.id < b.id ? -1 : 1

const distinct = (ids: readonly (SubjectId | null)[]): readonly SubjectId[] => [
  ...new Set(ids.filter((id) => id !== null)),
]

/** The households on the agenda that are not taken off it. */
const householdsOn = ({ items }: Panel): readonly SubjectId[] =>
  distinct(items.map(({ household, takenOff }) => (takenOff === null ? household : null)))

/** Agendas, one of them with its items, and the prospective adopters who are put before it. */
export const showPanelPages = (ports: PanelPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/panels',
    section: 'permanence',
    needs: 'panels.see',
    handle: async (asked) => {
      const agendas = (await agendasFor(ports, asked)).toSorted(byMeeting)
      const mayRecord = asked.may('panels.record') && asked.reading.on === asked.today
      return page({
        title: 'Panels',
        view: <PanelsList agendas={agendas} on={asked.reading.on} mayRecord={mayRecord} />,
      })
    },
  }),
  definePage({
    method: 'GET',
    path: '/panels/:panel',
    section: 'permanence',
    needs: 'panels.see',
    handle: async (asked) => {
      const about = await panelAsked(ports, asked)
      if (isAnswer(about)) return about
      const { reading, may, today } = asked
      const { id, href, panel } = about
      const households = distinct(panel.items.map(({ household }) => household))
      const [sitting, texts, children, called] = await Promise.all([
        ports.readSitting(reading.authority),
        ports.readTexts(reading, id),
        ports.readCalled(reading, distinct(panel.items.map(({ child }) => child))),
        Promise.all(households.map((each) => ports.readAdopterHousehold(reading, each))),
      ])
      const isOpen = reading.on === today && panel.confirmedOn === null
      const offers = [
        ...(isOpen && may('panels.record')
          ? [
              { href: `${href}/items/new`, text: 'Put an item on the agenda' },
              { href: `${href}/change`, text: 'Change who sits, or when' },
            ]
          : []),
        ...(isOpen && may('panels.minutes') && panel.meetsOn <= today
          ? [{ href: `${href}/minutes`, text: panel.minutes === null ? 'Draft the minutes' : 'Write the minutes anew' }]
          : []),
        ...(isOpen && may('panels.minutes') && panel.minutes !== null
          ? [{ href: `${href}/confirm`, text: 'Confirm the minutes' }]
          : []),
      ]
      const names = new Map(sitting.map((each) => [each.id, each.name]))
      return page({
        title: 'An agenda of a panel',
        before: <BackLink href="/panels">Panels</BackLink>,
        view: (
          <OnePanel
            shown={{
              ...{ about, on: reading.on, texts, offers, mayRecord: isOpen && may('panels.record') },
              members: panel.members.map((member) => names.get(member) ?? 'Somebody who sits on panels no more'),
              children: new Map(children.map((child) => [child.subject, child])),
              households: new Map(
                households.flatMap((each, n) => (called[n] ? [[each, householdCalled(called[n])] as const] : [])),
              ),
            }}
          />
        ),
      })
    },
  }),
  definePage({
    method: 'GET',
    path: '/panels/:panel/households/:household',
    section: 'permanence',
    needs: 'panels.see',
    handle: async (asked) => {
      const about = await panelAsked(ports, asked)
      if (isAnswer(about)) return about
      const household = householdsOn(about.panel).find((each) => each === asked.params.household)
      const read = household && (await ports.readAdopterHousehold(asked.reading, household))
      const shown = read && presentAdopters(read, asked.reading.on)
      if (!shown) return notFound()
      return page({
        title: 'Prospective adopters before a panel',
        before: <BackLink href={about.href}>Back to the agenda</BackLink>,
        view: (
          <>
            <span class="govuk-caption-l">{sayPanel(about.panel)}</span>
            <PageHeading lead={`${shown.standing}. ${shown.lists}`.trim()}>{shown.heading}</PageHeading>
            <SummaryList short rows={shown.steps} />
            {shown.adopters.map(({ heading, rows }) => (
              <section aria-label={heading}>
                <h2 class="govuk-heading-m">{heading}</h2>
                <SummaryList short rows={rows} />
              </section>
            ))}
          </>
        ),
      })
    },
  }),
]
