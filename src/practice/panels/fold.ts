import type { Fact, JourneyRow, Owner, PanelItemRow, Projection, SubjectId } from '../../record/index.ts'
import { addDays, type Day } from '../../time/index.ts'
import { readPanel, type Panel } from './panel.ts'

const practice = 'panels'
const owner: Owner = { role: 'agency-adviser', named: null }

/** Minutes are drafted within a week of the meeting, and looked at again after four. Both ours. */
const DRAFT_AFTER_DAYS = 7
const CONFIRM_AFTER_DAYS = 28

interface Step {
  readonly stage: string
  readonly from: Day
  readonly nextOn: Day
  readonly nextWhat: string
}

/** Drawn up, then minuted, each while it lasts. */
function stepsOf({ agenda, meetsOn, minutes }: Panel): readonly Step[] {
  const drawn = {
    ...{ stage: 'agenda', from: agenda.drawnUpOn, nextOn: addDays(meetsOn, DRAFT_AFTER_DAYS) },
    nextWhat: 'Draft the minutes',
  }
  if (minutes === null) return [drawn]
  const nextOn = addDays(minutes.on, CONFIRM_AFTER_DAYS)
  return [drawn, { stage: 'minuted', from: minutes.on, nextOn, nextWhat: 'Confirm the minutes' }]
}

/** One row for each item that is on the agenda: whom it opens to whom, while the minutes are not confirmed. */
const itemRows = (subject: SubjectId, { items, members, confirmedOn }: Panel): readonly PanelItemRow[] =>
  items
    .filter(({ takenOff }) => takenOff === null)
    .map(({ fact, child, household }) => ({ subject, fact, child, household, members, confirmedOn }))

/** What the facts of one agenda come to. Total, without `today`. */
export function panelRows(subject: SubjectId, facts: readonly Fact[]): Projection {
  const nothing = { child: null, clocks: [], points: [], spans: [], contradictions: [], searchWords: [] }
  const panel = readPanel(facts)
  const [first] = facts
  if (!first) return { ...nothing, journeys: [], stageSpans: [] }
  const key = { subject, practice, nth: 1 }
  const steps = panel
    ? stepsOf(panel)
    : [{ stage: 'agenda', from: first.happenedOn, nextOn: first.happenedOn, nextWhat: 'Draw up the agenda' }]
  const endedOn = panel?.confirmedOn ?? null
  const stays = steps
    .map((step, n) => ({ ...step, to: steps[n + 1]?.from ?? endedOn }))
    .filter(({ from, to }) => to === null || to > from)
  const last = stays.at(-1)
  const started = { ...key, startedOn: stays[0]?.from ?? first.happenedOn, startKnown: true }
  const journey: JourneyRow =
    endedOn === null && last
      ? {
          ...{ ...started, endedOn: null, ending: null, stage: last.stage, stageSince: last.from, owner },
          ...{ nextOn: last.nextOn, nextWhat: last.nextWhat },
        }
      : {
          ...{ ...started, endedOn: endedOn ?? first.happenedOn, ending: 'confirmed' },
          ...{ stage: null, stageSince: null, owner: null, nextOn: null, nextWhat: null },
        }
  return {
    ...nothing,
    journeys: [journey],
    stageSpans: stays.map(({ stage, from, to }) => ({ ...key, fromOn: from, toOn: to, stage, owner })),
    ...(panel && { panelItems: itemRows(subject, panel) }),
  }
}
