import { factsFrom, type EventDefinition, type Fact, type FactId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { careEnded, episode, readStory, type Care } from '../child/index.ts'
import type { History } from '../show-child/index.ts'

/** An episode with the number of the last word on it: what a save must still find. */
export interface EpisodeTold {
  readonly fact: Fact
  readonly lastRevision: number
}

/** Every time in care that the record holds by a day. */
export interface CareTold {
  /** The latest first. */
  readonly periods: readonly Care[]
  readonly episodes: ReadonlyMap<FactId, EpisodeTold>
  /** The episode that the child is in; null while not looked after. */
  readonly current: EpisodeTold | null
  /** The day on which care last ended; null while the child is looked after, or never was. */
  readonly endedOn: Day | null
}

/** Reads a child’s times in care out of everything that was ever said. Pure. */
export function readCare(history: History, definitions: ReadonlyMap<string, EventDefinition>, on: Day): CareTold {
  const revisions = history.revisions.filter(({ type }) => type === episode.type || type === careEnded.type)
  const facts = factsFrom(revisions, definitions).filter(({ happenedOn }) => happenedOn <= on)
  const last = new Map<FactId, number>()
  for (const { fact, revision } of revisions) last.set(fact, Math.max(revision, last.get(fact) ?? 0))
  const told = facts.map((fact): [FactId, EpisodeTold] => [fact.id, { fact, lastRevision: last.get(fact.id) ?? 0 }])
  const episodes = new Map(told.filter(([, { fact }]) => fact.type === episode.type))
  const { care } = readStory(facts)
  const latest = care.at(-1)
  const isOpen = latest !== undefined && (latest.to === null || latest.to > on)
  const current = isOpen ? latest.episodes.findLast(({ from }) => from <= on) : undefined
  return {
    periods: care.toReversed(),
    episodes,
    current: (current && episodes.get(current.fact)) ?? null,
    endedOn: isOpen ? null : (latest?.to ?? null),
  }
}
