import type { Body, Coverage, FactId, Revision } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { align, type Change, type Standing } from './align.ts'
import { identityOfStatement, type Identity } from './identity.ts'
import { contentOf, factOfContent, type Content } from './row.ts'
import { coveredTables, withCoverage } from './scope.ts'
import { tables, type Table } from './tables.ts'

/** What the returns so far have said of one child. */
export interface SaidSoFar {
  readonly standing: ReadonlyMap<Table, readonly Standing[]>
  readonly covered: readonly Coverage[]
}

/** What one return says of one child. */
export interface SaidNow {
  readonly said: Identity
  /** Its readable rows, by table. */
  readonly rows: ReadonlyMap<Table, readonly Content[]>
  /** The tables that the return holds, for whomever. */
  readonly tables: readonly Table[]
  /** Tables in which rows could not be read that are, or may be, this child's. */
  readonly incomplete: ReadonlySet<Table>
}

/** A new fact or the next revision of one, as a return makes it. */
export interface Said {
  readonly fact: FactId
  readonly revision: number
  readonly type: string
  readonly happenedOn: Day | null
  readonly body: Body
}

/** What a return comes to for one child: what must be written, and what is then known. */
export interface Outcome {
  readonly said: readonly Said[]
  readonly facts: number
  readonly corrections: number
  readonly retractions: number
  readonly unchanged: number
  /** Of the unchanged, rows not taken because a newer return says otherwise. */
  readonly older: number
  readonly then: SaidSoFar
}

export const nothingSaid: SaidSoFar = { standing: new Map(), covered: [] }

const byType = new Map(tables.map((table) => [table.type, table]))

/** What the returns so far said of a child, from the child's revisions in the record. Typed words are no return's. */
export function saidSoFar(revisions: readonly Revision[], covered: readonly Coverage[]): SaidSoFar {
  const facts = new Map<FactId, Standing>()
  const standing = new Map<Table, Standing[]>()
  for (const one of [...revisions].sort((a, b) => a.revision - b.revision)) {
    const table = byType.get(one.type)
    const said = one.voice === 'ssda903' ? identityOfStatement(one.statement) : null
    const before = facts.get(one.fact)
    if (table && said) {
      const content = one.happenedOn ? contentOf(table, one.happenedOn, one.body) : before?.content
      if (content !== undefined)
        facts.set(one.fact, { fact: one.fact, revision: one.revision, said, content, stands: one.happenedOn !== null })
    } else if (before) facts.set(one.fact, { ...before, revision: one.revision })
  }
  for (const one of revisions) {
    const table = byType.get(one.type)
    const fact = facts.get(one.fact)
    if (!table || !fact) continue
    facts.delete(one.fact)
    standing.set(table, [...(standing.get(table) ?? []), fact])
  }
  return { standing, covered }
}

function asSaid(table: Table, change: Change, year: number, newFact: () => FactId): Said {
  if (change.kind === 'retraction')
    return { fact: change.of.fact, revision: change.of.revision + 1, type: table.type, happenedOn: null, body: {} }
  const fact = factOfContent(table, change.content, year)
  return change.kind === 'new'
    ? { fact: newFact(), revision: 0, ...fact }
    : { fact: change.of.fact, revision: change.of.revision + 1, ...fact }
}

const standingAfter = (change: Change, said: Said, by: Identity): Standing => ({
  fact: said.fact,
  revision: said.revision,
  said: by,
  content: change.kind === 'retraction' ? change.of.content : change.content,
  stands: change.kind !== 'retraction',
})

const countOf = { new: 'facts', correction: 'corrections', retraction: 'retractions' } as const

/** Compares what a return says of one child with what the returns before it said. Pure but for the ids of new facts. */
export function sayOfChild(before: SaidSoFar, now: SaidNow, newFact: () => FactId): Outcome {
  const { said: by } = now
  const said: Said[] = []
  const standing = new Map(before.standing)
  const counts = { facts: 0, corrections: 0, retractions: 0, unchanged: 0, older: 0 }
  for (const table of now.tables) {
    const known = before.standing.get(table) ?? []
    // A fact of a yearly table is its own year's: other years' returns never speak of it.
    const comparable = table.yearly ? known.filter((one) => one.said.year === by.year) : known
    const rows = now.rows.get(table) ?? []
    if (rows.length === 0 && comparable.length === 0) continue
    const statement = { table, said: by, rows, complete: !now.incomplete.has(table) }
    const { changes, unchanged, older } = align(comparable, statement, before.covered)
    counts.unchanged += unchanged
    counts.older += older
    if (changes.length === 0) continue
    const after: Standing[] = []
    const changed = new Set<FactId>()
    for (const change of changes) {
      const one = asSaid(table, change, by.year, newFact)
      said.push(one)
      after.push(standingAfter(change, one, by))
      if (change.kind !== 'new') changed.add(one.fact)
      counts[countOf[change.kind]]++
    }
    standing.set(table, [...(changed.size > 0 ? known.filter((one) => !changed.has(one.fact)) : known), ...after])
  }
  const complete = coveredTables(
    now.tables.filter((table) => !now.incomplete.has(table)),
    (table) => now.rows.has(table),
  )
  return { said, ...counts, then: { standing, covered: withCoverage(before.covered, by, complete) } }
}
