import type { ClockRow, Fact, Owner, Projection, SubjectId } from '../../record/index.ts'
import { addDays, type Day } from '../../time/index.ts'
import { dayIn, layeredRows, textIn, type Layer, type LayeredPractice } from '../child/index.ts'
import { application, ended, recommendation } from './events.ts'

/** The stages of a household that fosters, the one that shows before all others first. */
export const fosterStages = {
  approved: { title: 'Approved', next: 'Review the approval' },
  decision: { title: 'Waiting for the decision', next: 'Decide on the approval' },
  assessment: { title: 'Assessment', next: 'Take the assessment to panel' },
  recorded: { title: 'Known', next: 'Look at what was recorded' },
} as const

export type FosterStage = keyof typeof fosterStages

export const isFosterStage = (text: string | null): text is FosterStage =>
  text !== null && Object.hasOwn(fosterStages, text)

const LOOK_AGAIN_DAYS = 30

const owner: Owner = { role: 'supervising-social-worker', named: null }

const practice: LayeredPractice = {
  practice: 'fostering',
  stages: Object.fromEntries(Object.entries(fosterStages).map(([stage, { next }]) => [stage, next])),
  ending: 'ended',
  lookAgainDays: LOOK_AGAIN_DAYS,
}

const sooner = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b)

/** What each fact puts on top of the household’s time, until it ends. A refusal ends no journey: somebody closes it. */
function layersOf(facts: readonly Fact[], endedOn: Day | null): Layer[] {
  const layer = (stage: FosterStage, from: Day, to: Day | null): Layer => ({ stage, from, to: sooner(to, endedOn) })
  return facts.flatMap(({ type, happenedOn, body }): Layer[] => {
    const known = layer('recorded', happenedOn, null)
    if (type === application.type) return [known, layer('assessment', happenedOn, dayIn(body, 'panelOn'))]
    if (type !== recommendation.type) return [known]
    const decidedOn = dayIn(body, 'decidedOn')
    const waiting = layer('decision', happenedOn, decidedOn)
    const isApproved = decidedOn !== null && textIn(body, 'outcome') === 'approved'
    return isApproved ? [known, waiting, layer('approved', decidedOn, null)] : [known, waiting]
  })
}

/** A household that came and went on one day was known on that day. */
function orOneDay(layers: readonly Layer[]): readonly Layer[] {
  const from = layers.reduce<Day | null>((first, layer) => sooner(first, layer.from), null)
  const lasts = layers.some(({ from: begun, to }) => to === null || to > begun)
  return from === null || lasts ? layers : [{ stage: 'recorded', from, to: addDays(from, 1) }]
}

/** What the facts of a household that fosters come to: its journey beside the clocks that they run. Total, without today. */
export function fosteringRows(
  subject: SubjectId,
  facts: readonly Fact[],
  clocks: readonly ClockRow[],
  nextOf: (rule: string) => string,
): Projection {
  const endedOn = facts.reduce<Day | null>(
    (last, { type, happenedOn }) => (type === ended.type ? sooner(last, happenedOn) : last),
    null,
  )
  const layers = orOneDay(layersOf(facts, endedOn))
  const running = clocks.map((clock) => ({ ...clock, next: nextOf(clock.rule) }))
  const { journeys, stageSpans } = layeredRows(subject, layers, practice, [], running)
  return {
    ...{ child: null, points: [], spans: [], contradictions: [], searchWords: [], clocks },
    journeys: journeys.map((journey) => (journey.owner === null ? journey : { ...journey, owner })),
    stageSpans: stageSpans.map((span) => ({ ...span, owner })),
  }
}
