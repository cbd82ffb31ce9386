import type { Fact } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { textIn } from '../child/index.ts'
import { verdictGiven, verdicts } from './events.ts'
import type { OfImprovement } from './ports.ts'

export type VerdictWord = keyof typeof verdicts

/** A decision on a requirement: what, by whom, on what, and when. */
export interface Verdict {
  readonly on: Day
  readonly verdict: VerdictWord
  readonly decidedBy: string
  readonly basis: string
}

const isWord = (text: string | null): text is VerdictWord => text !== null && Object.hasOwn(verdicts, text)

function verdictIn({ body, happenedOn }: Fact): readonly Verdict[] {
  const verdict = textIn(body, 'verdict')
  if (!isWord(verdict)) return []
  const said = (field: string): string => textIn(body, field) ?? 'not said'
  return [{ on: happenedOn, verdict, decidedBy: said('decidedBy'), basis: said('basis') }]
}

/** The decisions among a requirement's facts, in the order of the world. */
export const readVerdicts = (facts: readonly Fact[]): readonly Verdict[] =>
  facts.filter(({ type }) => type === verdictGiven.type).flatMap(verdictIn)

/** Every decision by requirement, oldest first. Two people who decided first at once are both heard. */
export function verdictsBy(all: readonly OfImprovement[]): ReadonlyMap<string, readonly Verdict[]> {
  const facts = all.flatMap((each) => (each.kind === 'requirement' ? each.facts : []))
  const byRequirement = Map.groupBy(facts, ({ body }) => textIn(body, 'requirement') ?? '')
  return new Map(
    [...byRequirement].map(([id, own]) => [
      id,
      readVerdicts(own).toSorted((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1)),
    ]),
  )
}
