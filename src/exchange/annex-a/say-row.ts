import { adopterListed } from '../../practice/adopters/index.ts'
import { listedCareLeaver, listedForAdoption, listedInCare, placeOfRow } from '../../practice/inspection/index.ts'
import type { Body, EventDefinition, FactId, Revision } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { AnnexStatement } from './read-row.ts'

/** The fact that a row of each list is. */
export const factOfList: Readonly<Record<number, EventDefinition>> = {
  8: listedInCare,
  9: listedCareLeaver,
  10: listedForAdoption,
  11: adopterListed,
}

/** A column that no fact keeps: the age follows from the date of birth and the day of the list. */
export const NOT_KEPT: ReadonlySet<string> = new Set(['Age of Child (Years)'])

/** The field of a fact for each column: a field is labelled with the heading of its column. */
const fieldsOf = (definition: EventDefinition): ReadonlyMap<string, string> =>
  new Map(Object.entries(definition.fields).map(([field, { label }]) => [label, field]))

const fields = new Map(Object.values(factOfList).map((definition) => [definition, fieldsOf(definition)]))

/** What a row says, as the body of its fact; `file` is what the person calls the file. */
export function bodyOf(definition: EventDefinition, { id, line, says }: AnnexStatement, file: string): Body {
  const body: Record<string, string | number> = { file, line }
  if (definition === adopterListed) body['adopter'] = id
  for (const [column, value] of Object.entries(says)) {
    const field = fields.get(definition)?.get(column)
    if (field !== undefined) body[field] = value
  }
  return body
}

/** A new fact or the next revision of one, as a row makes it; null where the lists said it before. */
export interface SaidRow {
  readonly fact: FactId
  readonly revision: number
  readonly type: string
  readonly happenedOn: Day
  readonly body: Body
}

/** What the lists last said of one fact. */
interface Standing {
  readonly fact: FactId
  readonly revision: number
  readonly happenedOn: Day
  readonly body: Body
}

function standing(revisions: readonly Revision[], type: string): Standing[] {
  const facts = new Map<FactId, Standing>()
  for (const { fact, revision, happenedOn, body, ...one } of [...revisions].sort((a, b) => a.revision - b.revision)) {
    if (one.type !== type) continue
    const before = facts.get(fact)
    if (one.voice === 'annex-a' && happenedOn !== null) facts.set(fact, { fact, revision, happenedOn, body })
    else if (before) facts.set(fact, { ...before, revision })
  }
  return [...facts.values()]
}

/** Whether two rows say the same, wherever in a file they stand. */
const isSame = (a: Body, b: Body): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every(
    (field) => Object.hasOwn(placeOfRow, field) || (a[field] ?? '') === (b[field] ?? ''),
  )

/**
 * Compares a row with what the lists last said of the same child or adopter on or before its day. The same is nothing
 * new; another word as at the same day is a correction; as at a later day it is a new fact, and earlier days keep theirs.
 */
export function sayRow(
  said: { readonly type: string; readonly asAt: Day; readonly body: Body },
  revisions: readonly Revision[],
  newFact: () => FactId,
): SaidRow | null {
  const { type, asAt, body } = said
  const own = standing(revisions, type).filter((one) => (one.body['adopter'] ?? '') === (body['adopter'] ?? ''))
  const last = own.reduce<Standing | null>(
    (latest, one) => (one.happenedOn <= asAt && (latest === null || latest.happenedOn < one.happenedOn) ? one : latest),
    null,
  )
  if (last && isSame(last.body, body)) return null
  if (last?.happenedOn === asAt) return { fact: last.fact, revision: last.revision + 1, type, happenedOn: asAt, body }
  return { fact: newFact(), revision: 0, type, happenedOn: asAt, body }
}
