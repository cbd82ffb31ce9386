import type { EventDefinition } from './definition.ts'
import type { Body, Fact, Revision } from './fact.ts'
import { merged, type Merged } from './merge-voices.ts'

export type EventDefinitions = ReadonlyMap<string, EventDefinition>

/** An unknown type is kept and comes last on its day: a fold is total. */
const RANK_OF_UNKNOWN = 1_000_000

/**
 * The facts that revisions come to, in the order of the world: by day, by the rank that each kind declares for its
 * day, by fact. Order of arrival is never read. Retracted facts are left out; old shapes are brought up to date.
 */
export function factsFrom(revisions: readonly Revision[], definitions: EventDefinitions): Fact[] {
  const facts: { fact: Fact; rank: number }[] = []
  for (const history of byFact(revisions)) {
    const fact = factOf(history, definitions)
    if (fact) facts.push({ fact, rank: definitions.get(fact.type)?.rank ?? RANK_OF_UNKNOWN })
  }
  facts.sort((a, b) => order(a.fact.happenedOn, b.fact.happenedOn) || a.rank - b.rank || order(a.fact.id, b.fact.id))
  return facts.map(({ fact }) => fact)
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function byFact(revisions: readonly Revision[]): Iterable<Revision[]> {
  const histories = new Map<string, Revision[]>()
  for (const revision of revisions) {
    const history = histories.get(revision.fact)
    if (history) history.push(revision)
    else histories.set(revision.fact, [revision])
  }
  for (const history of histories.values()) if (history.length > 1) history.sort((a, b) => a.revision - b.revision)
  return histories.values()
}

function factOf(history: readonly Revision[], definitions: EventDefinitions): Fact | null {
  const first = history[0]
  const last = history.at(-1)
  if (!first || !last) return null
  const definition = definitions.get(first.type)
  const current = history.map((revision) => upcast(revision, definition))
  const now = merged(current)
  if (!now) return null
  return {
    id: first.fact,
    type: first.type,
    happenedOn: now.happenedOn,
    body: now.body,
    revision: last.revision,
    voices: now.voices,
    corrections: history.length === 1 ? 0 : corrections(current),
    subjects: first.subjects,
    statement: now.statement,
    recordedOn: first.recordedOn,
    differences: now.differences,
    ...(now.added ? { added: now.added } : {}),
  }
}

/** How often what the fact says was changed: a source that was overruled by a person changes nothing. */
function corrections(history: readonly Revision[]): number {
  let count = 0
  let before = saying(merged(history.slice(0, 1)))
  for (let n = 2; n <= history.length; n++) {
    const after = saying(merged(history.slice(0, n)))
    if (after !== before) count++
    before = after
  }
  return count
}

function saying(now: Merged | null): string {
  if (!now) return ''
  const fields = Object.entries(now.body)
    .filter(([, value]) => value !== null)
    .sort(([a], [b]) => order(a, b))
  return JSON.stringify([now.happenedOn, fields])
}

/** A revision in today's shape of its kind. Never validated when read: what was recorded was recorded. */
export function upcast(revision: Revision, definition: EventDefinition | undefined): Revision {
  if (!definition || revision.shape >= definition.shape) return revision
  const body = definition.upcasts.slice(revision.shape - 1).reduce<Body>((older, newer) => newer(older), revision.body)
  return { ...revision, shape: definition.shape, body }
}
