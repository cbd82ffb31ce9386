import type { ClockRow, JourneyRow, Projection, StageSpanRow, SubjectId } from '../../record/index.ts'
import { addDays, type Day } from '../../time/index.ts'
import { cutByOwner, ownerNow, type Allocation } from './owners.ts'

/** A stretch of time in a stage of a practice; several may hold at once, and the stage that ranks first shows. */
export interface Layer {
  readonly stage: string
  readonly from: Day
  readonly to: Day | null
}

/** A practice whose journeys are laid over each other. */
export interface LayeredPractice {
  readonly practice: string
  /** Its stages, the one that shows before all others first, each with what is next where no clock says so. */
  readonly stages: Readonly<Record<string, string>>
  /** How its journeys end. */
  readonly ending: string
  /** Days until an open stage is looked at again, where no clock runs. */
  readonly lookAgainDays: number
}

interface Shown {
  readonly stage: string
  readonly from: Day
  readonly to: Day | null
}

/** The one stage that shows at each time, in order and without overlaps. Linear but for the sort. */
function shownStages(layers: readonly Layer[], order: readonly string[]): Shown[] {
  const changes = layers
    .filter(({ from, to }) => to === null || to > from)
    .flatMap(({ stage, from, to }) => [{ on: from, stage, by: 1 }, ...(to === null ? [] : [{ on: to, stage, by: -1 }])])
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const many = new Map<string, number>()
  const turns: { readonly on: Day; readonly stage: string | null }[] = []
  for (const [i, { on, stage, by }] of changes.entries()) {
    many.set(stage, (many.get(stage) ?? 0) + by)
    if (changes[i + 1]?.on === on) continue
    const now = order.find((each) => (many.get(each) ?? 0) > 0) ?? null
    if (now !== (turns[turns.length - 1]?.stage ?? null)) turns.push({ on, stage: now })
  }
  return turns.flatMap(({ on, stage }, i) =>
    stage === null ? [] : [{ stage, from: on, to: turns[i + 1]?.on ?? null }],
  )
}

/** Journeys and stage spans of a practice: stages that touch are one journey. `clocks`: those that its facts run. */
export function layeredRows(
  subject: SubjectId,
  layers: readonly Layer[],
  { practice, stages, ending, lookAgainDays }: LayeredPractice,
  who: readonly Allocation[],
  clocks: readonly (ClockRow & { readonly next: string })[],
): Pick<Projection, 'journeys' | 'stageSpans'> {
  const journeys: Shown[][] = []
  for (const next of shownStages(layers, Object.keys(stages))) {
    const last = journeys[journeys.length - 1]
    if (last && last[last.length - 1]?.to === next.from) last.push(next)
    else journeys.push([next])
  }
  const open = clocks
    .filter(({ stoppedOn, endedWithoutOn }) => stoppedOn === null && endedWithoutOn === null)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.rule < b.rule ? -1 : 1))[0]
  const stageSpans: StageSpanRow[] = []
  const rows = journeys.flatMap((parts, i): JourneyRow[] => {
    const [first] = parts
    const last = parts[parts.length - 1]
    if (!first || !last) return []
    const nth = i + 1
    for (const { from, to, stage, owner } of cutByOwner(parts, who))
      stageSpans.push({ subject, practice, nth, fromOn: from, toOn: to, stage, owner })
    const key = { subject, practice, nth, startedOn: first.from, startKnown: true }
    if (last.to !== null)
      return [
        { ...key, endedOn: last.to, ending, stage: null, stageSince: null, owner: null, nextOn: null, nextWhat: null },
      ]
    const next = open
      ? { nextOn: open.dueOn, nextWhat: open.next }
      : { nextOn: addDays(last.from, lookAgainDays), nextWhat: stages[last.stage] ?? '' }
    return [
      { ...key, endedOn: null, ending: null, stage: last.stage, stageSince: last.from, owner: ownerNow(who), ...next },
    ]
  })
  return { journeys: rows, stageSpans }
}
