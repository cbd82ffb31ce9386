import { factsFrom, type EventDefinition, type Fact } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { outcomesEnded, outcomesIn, planKinds, planOutcome, planVersion, textIn } from '../child/index.ts'
import type { History } from '../show-child/index.ts'

export type PlanKind = keyof typeof planKinds

export const isPlanKind = (word: string): word is PlanKind => Object.hasOwn(planKinds, word)

/** One version of a plan with the outcomes that it holds, and those of which it says what became. */
export interface Version {
  readonly fact: Fact
  readonly texts: Readonly<Record<string, string>>
  readonly outcomes: readonly Outcome[]
  readonly ended: readonly Outcome[]
}

export interface Outcome {
  readonly fact: Fact
  readonly came: string
  /** What a save must still find. */
  readonly lastRevision: number
}

/** Everything that was said of a child's plans by a day. */
export interface Plans {
  /** The latest first. */
  readonly versionsOf: (kind: PlanKind) => readonly Version[]
}

/** Reads the plans of a child out of everything that was ever said: versions and outcomes, each with its long texts. */
export function readPlans(history: History, definitions: ReadonlyMap<string, EventDefinition>, on: Day): Plans {
  const revisions = history.revisions.filter(({ type }) => type === planVersion.type || type === planOutcome.type)
  const facts = factsFrom(revisions, definitions).filter(({ happenedOn }) => happenedOn <= on)
  const texts = new Map<string, Record<string, string>>()
  for (const { fact, field, text } of history.texts) texts.set(fact, { ...texts.get(fact), [field]: text })
  const last = new Map<string, number>()
  for (const { fact, revision } of revisions) last.set(fact, Math.max(revision, last.get(fact) ?? 0))
  // In the order in which they were written down: those of one day have none of their own
  const written = new Map(revisions.map(({ fact }, nth) => [fact, nth] as const).reverse())
  const inOrder = (of: readonly Fact[]): readonly Fact[] =>
    of.toSorted((a, b) => (written.get(a.id) ?? 0) - (written.get(b.id) ?? 0))
  const outcome = (fact: Fact): Outcome => ({
    fact,
    came: texts.get(fact.id)?.['came'] ?? '',
    lastRevision: last.get(fact.id) ?? 0,
  })
  return {
    versionsOf: (kind) => {
      const own = facts.filter(({ type, body }) => type === planVersion.type && textIn(body, 'kind') === kind)
      return own
        .map((fact, nth): Version => {
          const upTo = fact.happenedOn
          const after = own[nth - 1]?.happenedOn ?? null
          return {
            ...{ fact, texts: texts.get(fact.id) ?? {} },
            outcomes: inOrder(outcomesIn(facts, kind, upTo)).map(outcome),
            ended: inOrder(outcomesEnded(facts, kind, { after, on: upTo })).map(outcome),
          }
        })
        .reverse()
    },
  }
}
