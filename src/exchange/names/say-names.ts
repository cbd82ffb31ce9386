import type { Body, FactId, Revision } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { NamesRow } from './read-names.ts'

/** A new fact or the next revision of one, as a names file makes it. */
export interface SaidName {
  readonly fact: FactId
  readonly revision: number
  readonly type: string
  readonly happenedOn: Day | null
  readonly body: Body
}

export interface NamesOutcome {
  readonly said: readonly SaidName[]
  readonly facts: number
  readonly corrections: number
  readonly retractions: number
  readonly unchanged: number
}

/** What names files last said of one fact. */
interface Standing {
  readonly fact: FactId
  readonly revision: number
  readonly happenedOn: Day | null
  readonly body: Body
}

function standing(revisions: readonly Revision[], type: string): Standing[] {
  const facts = new Map<FactId, Standing>()
  for (const one of [...revisions].sort((a, b) => a.revision - b.revision)) {
    if (one.type !== type) continue
    const before = facts.get(one.fact)
    if (one.voice === 'names') facts.set(one.fact, { ...one, body: one.happenedOn ? one.body : (before?.body ?? {}) })
    else if (before) facts.set(one.fact, { ...before, revision: one.revision })
  }
  return [...facts.values()]
    .filter((one) => one.happenedOn !== null)
    .sort((a, b) => ((a.happenedOn ?? '') < (b.happenedOn ?? '') ? -1 : 1))
}

const none: NamesOutcome = { said: [], facts: 0, corrections: 0, retractions: 0, unchanged: 0 }

/** Fields that the file has no column for stay as they were last said. */
function wanted(fields: Readonly<Record<string, string | null>>, last: Body): Body {
  const body: Record<string, string> = {}
  for (const [field, value] of Object.entries(fields)) {
    const said = value ?? last[field]
    if (typeof said === 'string' && said !== '') body[field] = said
  }
  return body
}

const isSame = (a: Body, b: Body): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every((field) => (a[field] ?? '') === (b[field] ?? ''))

function sayFact(
  type: string,
  fields: Readonly<Record<string, string | null>>,
  revisions: readonly Revision[],
  today: Day,
  newFact: () => FactId,
): NamesOutcome {
  if (Object.values(fields).every((value) => value === null)) return none
  const live = standing(revisions, type)
  const last = live.at(-1)
  const body = wanted(fields, last?.body ?? {})
  const isEmpty = Object.keys(body).length === 0
  if (last ? !isEmpty && isSame(body, last.body) : isEmpty) return { ...none, unchanged: 1 }
  if (isEmpty)
    return {
      ...none,
      retractions: live.length,
      said: live.map(({ fact, revision }) => ({ fact, revision: revision + 1, type, happenedOn: null, body: {} })),
    }
  if (last && last.happenedOn === today)
    return {
      ...none,
      corrections: 1,
      said: [{ fact: last.fact, revision: last.revision + 1, type, happenedOn: today, body }],
    }
  return { ...none, facts: 1, said: [{ fact: newFact(), revision: 0, type, happenedOn: today, body }] }
}

/**
 * Compares a row of a names file with what names files last said of the child. What is new counts from today, so that
 * earlier days keep what was so then; a second file on one day corrects the first.
 */
export function sayNames(
  row: NamesRow,
  revisions: readonly Revision[],
  today: Day,
  newFact: () => FactId,
): NamesOutcome {
  const name = sayFact('child.name', { name: row.name, team: row.team }, revisions, today, newFact)
  const group = sayFact('child.sibling-group', { group: row.group }, revisions, today, newFact)
  return {
    said: [...name.said, ...group.said],
    facts: name.facts + group.facts,
    corrections: name.corrections + group.corrections,
    retractions: name.retractions + group.retractions,
    unchanged: name.unchanged + group.unchanged,
  }
}
