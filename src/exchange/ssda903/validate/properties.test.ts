import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runRule } from '../../engine/run.ts'
import {
  ORDER,
  collectionOf,
  isInForce,
  makeTables,
  readTable,
  rules,
  validate,
  type AnyRow,
  type BaseTable,
  type Findings,
  type FullRow,
  type Rows,
  type Rule,
  type TableName,
  type Tables,
} from './index.ts'

type Files = Readonly<Record<string, readonly string[]>>
interface WholeReturn {
  readonly year: number
  readonly this: Files
  readonly last: Files
}
const given = JSON.parse(readFileSync(join(import.meta.dirname, 'vectors/whole-return/s1.json'), 'utf8')) as WholeReturn // our own test data
const inForce = rules.filter((rule) => isInForce(rule, given.year))

const bytes = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'))

function tablesOf(now: Files): Tables {
  const tables = makeTables()
  for (const lines of Object.values(now)) readTable(tables, bytes(lines), 'this year')
  for (const lines of Object.values(given.last)) readTable(tables, bytes(lines), 'last year')
  return tables
}

const check = (now: Files): Findings => validate(inForce, tablesOf(now), collectionOf(given.year))

/** What each rule found, told by what stands in the rows, in no order. */
function foundBy(now: Files, findings: Findings): ReadonlyMap<string, readonly string[]> {
  const fileOf: Readonly<Record<string, string>> = {
    Header: 'header',
    Episodes: 'episodes',
    Reviews: 'reviews',
    UASC: 'uasc',
    OC2: 'oc2',
    OC3: 'oc3',
    AD1: 'ad1',
    PlacedAdoption: 'placed_for_adoption',
    PrevPerm: 'previous_permanence',
    Missing: 'missing',
    SWEpisodes: 'sw_episodes',
    DoLo: 'dolo',
  }
  const by = new Map<string, string[]>()
  for (const { rule, table, row } of findings.issues) {
    const line = now[`${fileOf[table] ?? ''}.csv`]?.[row + 1] ?? ''
    by.set(rule, [...(by.get(rule) ?? []), `${table} ${line}`])
  }
  for (const all of by.values()) all.sort()
  return by
}

const sound = check(given.this)

const shuffled = (lines: readonly string[], seed: readonly number[]): string[] => {
  const [headings = '', ...rows] = lines
  const keyed = rows.map((row, i) => ({ row, key: ((seed[i % seed.length] ?? 0) * (i + 7)) % 1009 }))
  return [headings, ...keyed.toSorted((a, b) => a.key - b.key).map(({ row }) => row)]
}

describe('whatever the return', () => {
  test('the order of rows never matters', () => {
    const before = foundBy(given.this, sound)
    fc.assert(
      fc.property(fc.array(fc.nat(1008), { minLength: 13, maxLength: 13 }), (seed) => {
        const now = Object.fromEntries(Object.entries(given.this).map(([name, lines]) => [name, shuffled(lines, seed)]))
        expect(foundBy(now, check(now))).toEqual(before)
      }),
      { numRuns: 12 },
    )
  })

  test('damage to one cell changes the findings only of rules that can see the cell or its child', () => {
    const files = Object.keys(given.this)
    const counts = (findings: Findings): ReadonlyMap<string, string> => {
      const by = new Map<string, string>()
      for (const { rule, table, row } of findings.issues) by.set(rule, `${by.get(rule) ?? ''} ${table}/${row}`)
      return by
    }
    const before = counts(sound)
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('', 'nonsense', '31/02/2020', '01/07/2025', '0', 'S', 'X1'),
        (file, anyRow, anyColumn, damage) => {
          const lines = given.this[file] ?? []
          const headings = (lines[0] ?? '').split(',')
          const row = 1 + (anyRow % (lines.length - 1))
          const cells = (lines[row] ?? '').split(',')
          const column = anyColumn % headings.length
          cells[column] = damage
          const now = { ...given.this, [file]: lines.with(row, cells.join(',')) }
          const after = counts(check(now))
          const changed = inForce.filter((rule) => before.get(rule.code) !== after.get(rule.code))
          const table = [...tablesOf({ [file]: lines }).names].find((name) => !name.endsWith('_last'))
          expect(changed.filter((rule) => table && !canSee(rule, table, headings[column] ?? ''))).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })
})

/** The child, and what puts the child's rows in order, come with every table that a rule sees. */
function canSee(rule: Rule, table: TableName, column: string): boolean {
  const seen = rule.sees.get(table)
  if (!seen) return false
  return seen.has(column) || column === 'CHILD' || ORDER[table as BaseTable]?.includes(column) === true
}

describe('no rule sees more than it declares', () => {
  const tables = tablesOf(given.this)
  const knows = new Set(['table', 'at', 'child', 'has', 'unreadable', 'cell'])

  function spied(name: TableName, seen: Set<string>): Rows<FullRow> {
    const rows = tables.rows(name)
    const made = new WeakMap<AnyRow, FullRow>()
    const real = new WeakMap<AnyRow, FullRow>()
    const spy = (row: FullRow): FullRow => {
      const known = made.get(row)
      if (known) return known
      const proxy = new Proxy(row, {
        get: (target, key) => {
          const column = String(key)
          if (!knows.has(column)) seen.add(`${name}.${column}`)
          const value: unknown = Reflect.get(target, key)
          if (column !== 'has' && column !== 'unreadable' && column !== 'cell') return value
          return (asked: string) => {
            seen.add(`${name}.${asked}`)
            return (value as (this: FullRow, column: string) => unknown).call(target, asked) // one of the three above
          }
        },
      })
      made.set(row, proxy)
      real.set(proxy, row)
      return proxy
    }
    const back = (row: FullRow): FullRow => real.get(row) ?? row
    const maybe = (row: FullRow | undefined): FullRow | undefined => row && spy(row)
    return {
      all: rows.all.map(spy),
      carries: rows.carries,
      each: (visit) => rows.each((row) => visit(spy(row))),
      of: (child) => rows.of(child).map(spy),
      before: (row) => maybe(rows.before(back(row))),
      after: (row) => maybe(rows.after(back(row))),
      first: (child) => maybe(rows.first(child)),
      last: (child) => maybe(rows.last(child)),
    }
  }

  test.each(rules.map((rule) => [rule.code, rule] as const))('%s', (_, rule) => {
    const seen = new Set<string>()
    const watched = new Map([...rule.sees.keys()].map((name) => [name, spied(name, seen)]))
    runRule(rule, { ...tables, rows: (name) => watched.get(name) ?? tables.rows(name) }, collectionOf(given.year))
    const declared = new Set(
      [...rule.sees].flatMap(([table, columns]) => [...columns].map((column) => `${table}.${column}`)),
    )
    expect([...seen].filter((column) => !declared.has(column))).toEqual([])
  })
})
