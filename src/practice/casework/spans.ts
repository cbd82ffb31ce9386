import { measures } from '../../account/index.ts'
import type { Fact, SpanRow, SubjectId } from '../../record/index.ts'
import { addDays, type Day } from '../../time/index.ts'
import { dayIn, lackingIn, outcomesIn, planOutcome, textIn, type ChildStory } from '../child/index.ts'

const atLeastADay = (from: Day, to: Day | null): Day | null => (to !== null && to <= from ? addDays(from, 1) : to)
const noWait = { waitFromOn: null, waitUntilOn: null } as const

type Told = Omit<SpanRow, 'subject' | 'fact' | 'fromOn'>

const lasts = (fact: Fact, measure: string, kind: string | null, until = dayIn(fact.body, 'endedOn')): Told => ({
  ...{ measure, kind, ...noWait },
  toOn: atLeastADay(fact.happenedOn, until),
})

/** What is asked of every outcome, and the answer about all of them where a plan is kept elsewhere. */
const asked = [
  ['measure', 'measured', measures.planLacksMeasure],
  ['seenToBy', 'owned', measures.planLacksOwner],
  ['byOn', 'dated', measures.planLacksDate],
] as const

/** What a version of a plan lacks: by its outcomes where they are recorded, else by what was answered about them. */
function lackingOf({ body, happenedOn }: Fact, outcomes: readonly Fact[]): readonly string[] {
  const own = outcomesIn(outcomes, textIn(body, 'kind'), happenedOn)
  const lacks = new Set(own.flatMap((outcome) => lackingIn(outcome.body)))
  const ofOutcomes = asked.flatMap(([part, answer, measure]) =>
    (own.length > 0 ? lacks.has(part) : body[answer] === false) ? [measure] : [],
  )
  return body['contingency'] === false ? [...ofOutcomes, measures.planLacksContingency] : ofOutcomes
}

/** By type of fact: the stretches that pages count and list. `until`: when it gave way to another. */
const toldBy: Readonly<Record<string, (fact: Fact, until: Day | null, outcomes: readonly Fact[]) => readonly Told[]>> =
  {
    'child.worker': (fact, until) => [
      lasts(fact, measures.worker, textIn(fact.body, 'worker'), until),
      lasts(fact, measures.workerReason, textIn(fact.body, 'reason'), until),
    ],
    'child.reviewing-officer': (fact) => [lasts(fact, measures.officer, textIn(fact.body, 'officer'))],
    'child.practice-alert': (fact) => [
      {
        ...lasts(fact, measures.alert, textIn(fact.body, 'theme')),
        waitFromOn: dayIn(fact.body, 'respondByOn'),
        waitUntilOn: dayIn(fact.body, 'answeredOn') ?? dayIn(fact.body, 'endedOn'),
      },
    ],
    'child.dispute': (fact) => [
      {
        ...lasts(fact, measures.dispute, textIn(fact.body, 'stage')),
        waitUntilOn: dayIn(fact.body, 'cafcassOn'),
      },
    ],
    'child.plan-version': (fact, until, outcomes) =>
      [measures.plan, ...lackingOf(fact, outcomes)].map((measure) =>
        lasts(fact, measure, textIn(fact.body, 'kind'), until),
      ),
  }

const sooner = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b)

const byDay = (a: Fact, b: Fact): number =>
  a.happenedOn < b.happenedOn ? -1 : a.happenedOn > b.happenedOn ? 1 : a.id < b.id ? -1 : 1

/**
 * The day on which each version of a plan gave way to the next of its kind, and each worker to the next where nobody said
 * when they left; the last stands until the case closed.
 */
function replacedOn(sorted: readonly Fact[], story: ChildStory): ReadonlyMap<Fact, Day | null> {
  const until = new Map<Fact, Day | null>()
  const following = new Map<string, Day>()
  let closing = story.closed.length - 1
  let closed: Day | null = null
  for (let i = sorted.length - 1; i >= 0; i -= 1) {
    const fact = sorted[i]
    if (!fact || (fact.type !== 'child.plan-version' && fact.type !== 'child.worker')) continue
    for (let at = story.closed[closing]; at && at.on > fact.happenedOn; at = story.closed[(closing -= 1)])
      closed = at.on
    const key = fact.type === 'child.worker' ? fact.type : `plan ${textIn(fact.body, 'kind') ?? ''}`
    until.set(fact, dayIn(fact.body, 'endedOn') ?? sooner(following.get(key) ?? null, closed))
    following.set(key, fact.happenedOn)
  }
  return until
}

/** Who had a child and why that changed, whose reviews they are, alerts, disputes, plans and what they lack: as stretches. */
export function caseworkSpans(subject: SubjectId, facts: readonly Fact[], story: ChildStory): readonly SpanRow[] {
  const sorted = facts.filter(({ type }) => toldBy[type] !== undefined).sort(byDay)
  const until = replacedOn(sorted, story)
  const outcomes = facts.filter(({ type }) => type === planOutcome.type)
  return sorted.flatMap((fact) =>
    (toldBy[fact.type]?.(fact, until.get(fact) ?? null, outcomes) ?? []).map((told) => ({
      ...told,
      ...{ subject, fact: fact.id, fromOn: fact.happenedOn },
    })),
  )
}
