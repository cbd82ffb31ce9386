import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runRule } from '../../engine/run.ts'
import { yearsOf } from '../../engine/vector-files.ts'
import {
  collectionOf,
  isInForce,
  makeTables,
  readTable,
  replayVector,
  rules,
  type Rule,
  type Tables,
  type Vector,
  type VectorFile,
} from './index.ts'

type Files = Readonly<Record<string, readonly string[]>>
const vectors = join(import.meta.dirname, 'vectors')
const given = JSON.parse(readFileSync(join(vectors, 'whole-return/s1.json'), 'utf8')) as {
  year: number
  this: Files
  last: Files
} // our own test data

const bytes = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'))
const only = (files: Files, child: string | null): Files =>
  Object.fromEntries(
    Object.entries(files).map(([name, lines]) => [
      name,
      lines.filter((line, n) => n === 0 || child === null || line.startsWith(`${child},`)),
    ]),
  )

function tablesOf(child: string | null): Tables {
  const tables = makeTables()
  for (const lines of Object.values(only(given.this, child))) readTable(tables, bytes(lines), 'this year')
  for (const lines of Object.values(only(given.last, child))) readTable(tables, bytes(lines), 'last year')
  return tables
}

/** How many rows of each child a rule marks, table by table. */
function found(rule: Rule, tables: Tables): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [table, rows] of runRule(rule, tables, collectionOf(given.year)).rows)
    for (const row of rows) {
      const key = `${tables.childName(row.child)} ${table}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  return counts
}

const children = [
  ...new Set(
    [given.this, given.last].flatMap((files) =>
      Object.values(files).flatMap((lines) => lines.slice(1).map((line) => line.split(',')[0] ?? '')),
    ),
  ),
]
const alone = rules.filter((rule) => !rule.acrossChildren)

/** The marks of a vector's children, one after the other, in the vector's own numbers. */
function childByChild(rule: Rule, vector: Vector, year: number): Record<string, number[]> {
  const childOf = (columns: readonly string[], row: readonly unknown[]): string => String(row[columns.indexOf('CHILD')])
  const all = new Set(
    Object.values(vector.tables).flatMap(({ columns, rows }) => rows.map((row) => childOf(columns, row))),
  )
  const marks: Record<string, number[]> = {}
  for (const child of all) {
    const tables = Object.fromEntries(
      Object.entries(vector.tables).map(([name, { columns, rows, index }]) => {
        const places = rows.flatMap((row, at) => (childOf(columns, row) === child ? [at] : []))
        const kept = { columns, rows: places.map((at) => rows[at] ?? []), index: places.map((at) => index?.[at] ?? at) }
        return [name, kept]
      }),
    )
    for (const [table, rows] of Object.entries(replayVector(rule, { ...vector, tables }, year)))
      (marks[table] ??= []).push(...rows)
  }
  return marks
}

const inOrder = (marks: Readonly<Record<string, readonly number[]>>) =>
  Object.fromEntries(
    Object.entries(marks).map(([table, rows]) => [table, [...new Set(rows)].toSorted((a, b) => a - b)] as const),
  )

describe('a rule that is not said to compare children', () => {
  test('finds in each child of a whole return what it finds in the child alone', () => {
    const whole = tablesOf(null)
    const inYear = alone.filter((rule) => isInForce(rule, given.year))
    const expected = new Map(inYear.map((rule) => [rule.code, found(rule, whole)]))
    const got = new Map(inYear.map((rule) => [rule.code, new Map<string, number>()]))
    for (const child of children) {
      const tables = tablesOf(child)
      for (const rule of inYear) for (const [key, times] of found(rule, tables)) got.get(rule.code)?.set(key, times)
    }
    const differing = inYear.filter(
      ({ code }) =>
        JSON.stringify([...(got.get(code) ?? [])].sort()) !== JSON.stringify([...(expected.get(code) ?? [])].sort()),
    )
    expect(differing.map(({ code }) => code)).toEqual([])
  })

  test.each(alone.map((rule) => [rule.code, rule] as const))(
    '%s finds the same in the children of its vectors',
    (code, rule) => {
      const name = readdirSync(vectors).find((file) => file === `${code}.json`)
      if (name === undefined) return
      const file = JSON.parse(readFileSync(join(vectors, name), 'utf8')) as VectorFile // our own test data
      for (const version of file.versions)
        for (const vector of version.vectors) {
          const [year = 0] = yearsOf({ ruleset: version.ruleset, active_in: [] })
          expect(inOrder(childByChild(rule, vector, year))).toEqual(inOrder(replayVector(rule, vector, year)))
        }
    },
  )
})
