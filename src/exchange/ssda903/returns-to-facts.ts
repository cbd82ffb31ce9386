import {
  factsFrom,
  type Coverage,
  type EventDefinition,
  type Fact,
  type FactId,
  type SubjectId,
} from '../../record/index.ts'
import { YEARS, type Day } from '../../time/index.ts'
import { findReturns } from './find-returns.ts'
import { identify, type Told } from './identify.ts'
import { compareIdentity, statementOf, type Identity } from './identity.ts'
import { unreadable, type Problem } from './problem.ts'
import { readReturn, type Reject, type ReturnRead } from './read-return.ts'
import { factOfContent, yearBegins, type Content, type Row } from './row.ts'
import { nothingSaid, sayOfChild, type SaidSoFar } from './say-of-child.ts'
import type { Table } from './tables.ts'

/** What the returns in a folder come to, without any database. */
export interface FactsOfReturns {
  /** By the child's number in the returns. The number also stands for the subject: it goes no further than memory. */
  readonly children: ReadonlyMap<string, readonly Fact[]>
  /** Which returns have spoken of each child, table by table. */
  readonly covered: ReadonlyMap<string, readonly Coverage[]>
  readonly returns: readonly (ReturnRead & { readonly said: Identity })[]
  readonly rejects: readonly Reject[]
  readonly notes: readonly Problem[]
}

export interface FactsOptions {
  readonly today: Day
  readonly definitions: ReadonlyMap<string, EventDefinition>
  readonly only?: ReadonlySet<Table['name']>
  readonly told?: ReadonlyMap<string, Told>
}

const oldest: Identity = { year: YEARS.first, asAt: yearBegins(YEARS.first + 1) }

/** One return's rows in memory, child by child. */
interface Held {
  readonly read: ReturnRead
  readonly rows: Map<string, Map<Table, Content[]>>
  readonly incomplete: Map<string, Set<Table>>
  readonly incompleteForAll: Set<Table>
}

function hold(held: Omit<Held, 'read'>, table: Table, { child, content }: Row): void {
  let rows = held.rows.get(child)
  if (!rows) held.rows.set(child, (rows = new Map<Table, Content[]>()))
  const same = rows.get(table)
  if (same) same.push(content)
  else rows.set(table, [content])
}

/** Reads the returns at a path into facts, newer returns over older. Throws `Unreadable`. */
export async function returnsToFacts(path: string, options: FactsOptions): Promise<FactsOfReturns> {
  const found = await findReturns(path)
  const rejects: Reject[] = []
  const all: Held[] = []
  try {
    for (const one of found.returns) {
      const rows: Omit<Held, 'read'> = { rows: new Map(), incomplete: new Map(), incompleteForAll: new Set() }
      const read = await readReturn(one, options, {
        row: (table, row) => hold(rows, table, row),
        reject: (table, child, reject) => {
          rejects.push(reject)
          if (child === null) rows.incompleteForAll.add(table)
          else rows.incomplete.set(child, (rows.incomplete.get(child) ?? new Set()).add(table))
        },
      })
      all.push({ ...rows, read })
    }
  } finally {
    found.close()
  }
  const problems = [...found.notes, ...all.flatMap((one) => one.read.problems)]
  const stops = problems.filter((one) => one.severity === 'stop')
  if (stops.length > 0) throw unreadable(stops)
  const withRows = all.filter((one) => one.rows.size > 0)
  // A return without a date holds nothing whose year matters: who the children are, at most.
  const dated = withRows.map((one) => ({ ...one.read, identity: one.read.identity ?? oldest }))
  const identified = identify(dated, options.told ?? new Map<string, Told>(), options.today)
  if ('problems' in identified) throw unreadable(identified.problems)
  const said = withRows.flatMap((one, i) =>
    identified.identities.slice(i, i + 1).map((identity) => ({ ...one, said: identity })),
  )
  said.sort((a, b) => compareIdentity(a.said, b.said))
  const heard = hearAll(said)
  return {
    children: new Map([...heard].map(([child, all]) => [child, factsOf(child, all, options.definitions)])),
    covered: new Map([...heard].map(([child, { covered }]) => [child, covered])),
    returns: said.map((one) => ({ ...one.read, said: one.said })),
    rejects,
    notes: problems,
  }
}

/** What the returns said of each child, one after the other. */
function hearAll(returns: readonly (Held & { readonly said: Identity })[]): ReadonlyMap<string, SaidSoFar> {
  let facts = 0
  const newFact = (): FactId => `${++facts}` as FactId // in memory only: nothing is stored
  const said = new Map<string, SaidSoFar>()
  for (const one of returns) {
    const tables = [...new Set([...one.rows.values()].flatMap((rows) => [...rows.keys()]))]
    for (const [child, rows] of one.rows) {
      const incomplete = new Set([...one.incompleteForAll, ...(one.incomplete.get(child) ?? [])])
      said.set(
        child,
        sayOfChild(said.get(child) ?? nothingSaid, { said: one.said, rows, tables, incomplete }, newFact).then,
      )
    }
  }
  return said
}

function factsOf(child: string, all: SaidSoFar, definitions: ReadonlyMap<string, EventDefinition>): readonly Fact[] {
  const revisions = [...all.standing].flatMap(([table, standing]) =>
    standing
      .filter((one) => one.stands)
      .map((one) => ({
        fact: one.fact,
        revision: 0,
        shape: 1,
        subjects: [child as SubjectId], // in memory only: nothing is stored
        ...factOfContent(table, one.content, one.said.year),
        voice: 'ssda903' as const,
        statement: statementOf(one.said),
        recordedOn: one.said.asAt,
      })),
  )
  return factsFrom(revisions, definitions)
}
