import type { Body, FactId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { contentOf, type Content } from './row.ts'
import { nothingSaid, sayOfChild, type Outcome, type SaidNow, type SaidSoFar } from './say-of-child.ts'
import type { TableName } from './table-names.ts'
import { tables, type Table } from './tables.ts'

// What tests of aligning share: statements told in a line, heard one after the other.

export const named = (name: TableName): Table => {
  const table = tables.find((one) => one.name === name)
  if (!table) throw new Error(name)
  return table
}
export const [header, episodes, reviews, decisions, adopters] = (
  ['Header', 'Episodes', 'Reviews', 'PlacedAdoption', 'AD1'] as const
).map(named) as [Table, Table, Table, Table, Table] // five names, five tables

/** A statement told by its rows; its tables are those that have rows, unless said otherwise. */
export const says = (
  year: number,
  asAt: string,
  rows: readonly (readonly [Table, string, Body?])[],
  held?: Table[],
): SaidNow => {
  const byTable = new Map<Table, Content[]>()
  for (const [table, on, body] of rows)
    byTable.set(table, [...(byTable.get(table) ?? []), contentOf(table, day(on), body ?? {})])
  return { said: { year, asAt: day(asAt) }, rows: byTable, tables: held ?? [...byTable.keys()], incomplete: new Set() }
}

let ids = 0
export const newFact = (): FactId => `${++ids}` as FactId // never stored
export const hear = (statements: readonly SaidNow[], before: SaidSoFar = nothingSaid): Outcome[] => {
  const outcomes: Outcome[] = []
  for (const one of statements) outcomes.push(sayOfChild(outcomes.at(-1)?.then ?? before, one, newFact))
  return outcomes
}
export const counts = ({ facts, corrections, retractions, unchanged, older }: Outcome) => ({
  facts,
  corrections,
  retractions,
  unchanged,
  older,
})
export const live = (state: SaidSoFar): string[] =>
  [...state.standing]
    .flatMap(([table, all]) =>
      all.filter((one) => one.stands).map((one) => `${table.name} ${table.yearly ? one.said.year : ''} ${one.content}`),
    )
    .sort()
