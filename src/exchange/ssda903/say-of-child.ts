import type { Body, Coverage, FactId, Revision } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { align, meetTyped, type Change, type Standing } from './align.ts'
import { identityOfStatement, type Identity } from './identity.ts'
import { contentOf, factOfContent, yearBegins, type Content } from './row.ts'
import { coveredTables, withCoverage } from './scope.ts'
import { tables, type Table } from './tables.ts'

/** A fact of which no return has spoken yet: its day and content are a person's. */
export interface TypedOnly {
  readonly fact: FactId
  readonly revision: number
  readonly happenedOn: Day
  readonly content: Content
}

/** What the returns so far have said of one child. */
export interface SaidSoFar {
  readonly standing: ReadonlyMap<Table, readonly Standing[]>
  /** Facts that only people typed: a row of a return may turn out to tell of one, but silence says nothing of them. */
  readonly typed: ReadonlyMap<Table, readonly TypedOnly[]>
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

export const nothingSaid: SaidSoFar = { standing: new Map(), typed: new Map(), covered: [] }

const byType = new Map(tables.map((table) => [table.type, table]))

/** What the returns so far said of a child, from the child's revisions in the record; and what only people typed. */
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
  return { standing, typed: typedOnly(revisions), covered }
}

/** Facts about this child alone that people typed and let stand, and of which no file has spoken. */
function typedOnly(revisions: readonly Revision[]): ReadonlyMap<Table, readonly TypedOnly[]> {
  const histories = new Map<FactId, Revision[]>()
  for (const one of revisions)
    if (byType.has(one.type)) histories.set(one.fact, [...(histories.get(one.fact) ?? []), one])
  const found = new Map<Table, TypedOnly[]>()
  for (const history of histories.values()) {
    if (history.some((one) => one.voice !== 'typed' || one.subjects.length > 1)) continue
    history.sort((a, b) => a.revision - b.revision)
    const last = history.at(-1)
    const table = last && byType.get(last.type)
    if (!table || last.happenedOn === null) continue
    const body = history.reduce<Body>((before, one) => ({ ...before, ...one.body }), {})
    const { fact, revision, happenedOn } = last
    const one = { fact, revision, happenedOn, content: contentOf(table, happenedOn, body) }
    found.set(table, [...(found.get(table) ?? []), one])
  }
  return found
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

/** Typed facts as a return would have said them; those of another year's yearly table are none of its business. */
const candidates = (table: Table, typed: readonly TypedOnly[], said: Identity): readonly Standing[] =>
  typed
    .filter((one) => !table.yearly || one.happenedOn === yearBegins(said.year))
    .map(({ fact, revision, content }) => ({ fact, revision, said, content, stands: true }))

const countOf = { new: 'facts', correction: 'corrections', retraction: 'retractions' } as const

/** Compares what a return says of one child with what the returns before it said. Pure but for the ids of new facts. */
export function sayOfChild(before: SaidSoFar, now: SaidNow, newFact: () => FactId): Outcome {
  const { said: by } = now
  const said: Said[] = []
  const standing = new Map(before.standing)
  const typed = new Map(before.typed)
  const counts = { facts: 0, corrections: 0, retractions: 0, unchanged: 0, older: 0 }
  for (const table of now.tables) {
    const known = before.standing.get(table) ?? []
    // A fact of a yearly table is its own year's: other years' returns never speak of it.
    const comparable = table.yearly ? known.filter((one) => one.said.year === by.year) : known
    const rows = now.rows.get(table) ?? []
    if (rows.length === 0 && comparable.length === 0) continue
    const statement = { table, said: by, rows, complete: !now.incomplete.has(table) }
    const { changes: aligned, unchanged, older } = align(comparable, statement, before.covered)
    const unheard = typed.get(table) ?? []
    const changes = meetTyped(aligned, candidates(table, unheard, by))
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
    if (unheard.length > 0)
      typed.set(
        table,
        unheard.filter((one) => !changed.has(one.fact)),
      )
    standing.set(table, [...(changed.size > 0 ? known.filter((one) => !changed.has(one.fact)) : known), ...after])
  }
  const complete = coveredTables(
    now.tables.filter((table) => !now.incomplete.has(table)),
    (table) => now.rows.has(table),
  )
  return { said, ...counts, then: { standing, typed, covered: withCoverage(before.covered, by, complete) } }
}
