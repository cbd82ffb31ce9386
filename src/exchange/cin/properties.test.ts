import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TABLES, columnsOf } from './census.ts'
import type { ColumnOf, TableName } from './census.ts'
import { SOUND, piecesOf } from './fixtures.ts'
import { readCensus } from './read-xml.ts'
import { has } from './rows.ts'
import type { FullRow, Rows } from './rows.ts'
import { isInForce } from '../engine/rule.ts'
import type { Rule } from './rule.ts'
import { rules } from './rules/index.ts'
import { runRule } from '../engine/run.ts'
import { validate } from './run.ts'
import { makeTables } from './tables.ts'
import type { Tables } from './tables.ts'
import { collectionOf } from './vector-tables.ts'

const year = 2026
const inForce = rules.filter((rule) => isInForce(rule, year))
const { tables: sound } = await readCensus('census.xml', piecesOf(SOUND), year)

/** The cells of a row as they would be read again. */
const cellsOf = (row: FullRow): Record<string, string | number | null> =>
  Object.fromEntries(
    [...columnsOf(row.table).keys()].map((column) => {
      const cell = row[column]
      if (typeof cell === 'number') return [column, Number.isNaN(cell) ? (row.unread?.[column] ?? null) : cell]
      return [column, typeof cell === 'string' ? cell : null]
    }),
  )

/** The same census with other children of the same kinds beside it, so that damage to one has neighbours to leave alone. */
function copied(change: (row: FullRow, cells: Record<string, string | number | null>, copy: number) => void): Tables {
  const tables = makeTables()
  for (const copy of [0, 1])
    for (const table of TABLES)
      for (const row of sound.rows(table).all) {
        if (copy === 1 && row.child === 0) continue
        const cells = cellsOf(row)
        if (copy === 1 && typeof cells['LAchildID'] === 'string') cells['LAchildID'] += 'B'
        if (copy === 1 && cells['UPN'] !== undefined) cells['UPN'] = null
        change(row, cells, copy)
        const apart = (key: number): number => (key === 0 ? 0 : key + copy * 100)
        const keys = { child: apart(row.child), details: apart(row.details), own: apart(row.own) }
        tables.add(table, keys, cells)
        if (typeof cells['LAchildID'] === 'string') tables.nameChild(keys.child, cells['LAchildID'])
      }
  return tables
}

const foundBy = (tables: Tables): ReadonlyMap<string, string> => {
  const by = new Map<string, string>()
  for (const { rule, table, row } of validate(inForce, tables, collectionOf(year)).issues)
    by.set(rule, `${by.get(rule) ?? ''} ${table}/${String(row)}`)
  return by
}

const places = TABLES.flatMap((table) =>
  sound
    .rows(table)
    .all.flatMap((row) => [...columnsOf(table).keys()].map((column) => [table, row.at, column] as const)),
)
const damages = fc.constantFrom(
  '',
  'nonsense',
  '2025-02-30',
  '2025-07-01',
  '2027-01-01',
  '1',
  '0',
  'RC8',
  'UN7',
  'NONE',
  '21',
)

describe('whatever the census', () => {
  test('damage to one cell changes the findings only of rules that can see the cell', () => {
    const before = foundBy(copied(() => undefined))
    fc.assert(
      fc.property(fc.constantFrom(...places), damages, ([table, at, column], damage) => {
        const after = foundBy(
          copied((row, cells, copy) => {
            if (copy === 0 && row.table === table && row.at === at) cells[column] = damage === '' ? null : damage
          }),
        )
        const changed = inForce.filter(({ code }) => before.get(code) !== after.get(code))
        expect(changed.filter((rule) => rule.sees.get(table)?.has(column) !== true).map(({ code }) => code)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('damage to one child changes nothing that is told of another row by row', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), damages, ([table, at, column], damage) => {
        const told = (tables: Tables) =>
          validate(inForce, tables, collectionOf(year))
            .issues.filter(({ child }) => child.endsWith('B'))
            .map(({ rule, table: of, row }) => `${rule} ${of} ${String(row)}`)
        const damaged = copied((row, cells, copy) => {
          if (copy === 0 && row.table === table && row.at === at) cells[column] = damage === '' ? null : damage
        })
        if (table === 'Header') return
        expect(told(damaged)).toEqual(told(copied(() => undefined)))
      }),
      { numRuns: 150 },
    )
  })

  test('the order of rows never matters', () => {
    const told = (tables: Tables): string[] =>
      validate(inForce, tables, collectionOf(year))
        .issues.map(({ rule, table, row }) => {
          const of = row === null ? undefined : tables.rows(table).all[row]
          return `${rule} ${table} ${of ? JSON.stringify([of.child, of.details, of.own, cellsOf(of)]) : ''}`
        })
        .sort()
    fc.assert(
      fc.property(
        fc.array(fc.nat(1008), { minLength: 7, maxLength: 7 }),
        fc.array(fc.tuple(fc.constantFrom(...places), damages), { maxLength: 4 }),
        (seed, damaged) => {
          const given = copied((row, cells, copy) => {
            for (const [[table, at, column], damage] of damaged)
              if (copy === 0 && row.table === table && row.at === at) cells[column] = damage === '' ? null : damage
          })
          const shuffled = makeTables()
          for (const table of TABLES) {
            const keyed = given.rows(table).all.map((row, i) => [((seed[i % 7] ?? 0) * (i + 3)) % 1009, row] as const)
            for (const [, row] of keyed.toSorted((a, b) => a[0] - b[0])) shuffled.add(table, row, cellsOf(row))
          }
          expect(told(shuffled)).toEqual(told(given))
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('no rule sees more than it declares', () => {
  function spied(table: TableName, seen: Set<string>): Rows<FullRow> {
    const rows = sound.rows(table)
    const spies = new Map<FullRow, FullRow>()
    const spy = (row: FullRow): FullRow => {
      const made =
        spies.get(row) ??
        new Proxy(row, {
          get: (target, key) => {
            if (columnsOf(table).has(String(key))) seen.add(`${table}.${String(key)}`)
            return Reflect.get(target, key) as unknown
          },
        })
      spies.set(row, made)
      return made
    }
    const all = (of: readonly FullRow[]): readonly FullRow[] => of.map(spy)
    return {
      all: all(rows.all),
      carries: rows.carries,
      each: (visit) => rows.each((row) => visit(spy(row))),
      of: (child) => all(rows.of(child)),
      during: (details) => all(rows.during(details)),
      under: (own) => all(rows.under(own)),
      byChild: () => [...rows.byChild()].map(all),
      byDetails: () => [...rows.byDetails()].map(all),
    }
  }

  test.each(rules.map((rule): [string, Rule] => [`${rule.code} from ${rule.from}`, rule]))('%s', (_, rule) => {
    const seen = new Set<string>()
    const watched = new Map([...rule.sees.keys()].map((table) => [table, spied(table, seen)]))
    runRule(rule, { ...sound, rows: (table) => watched.get(table) ?? sound.rows(table) }, collectionOf(year))
    const declared = [...rule.sees].flatMap(([table, columns]) => [...columns].map((column) => `${table}.${column}`))
    expect([...seen].filter((column) => !declared.includes(column))).toEqual([])
  })
})

test('a cell that cannot be read is no blank: nothing else is silenced, and a date that is there is not called missing', () => {
  const tables = copied((row, cells, copy) => {
    if (copy === 0 && row.table === 'CINdetails' && row.at === 0) cells['CINreferralDate'] = '31/02/2025'
  })
  const row = tables.rows('CINdetails').all[0]
  expect(row && has<FullRow & Record<ColumnOf<'CINdetails'>, unknown>>(row as never, 'CINreferralDate')).toBe(true)
  const found = validate(inForce, tables, collectionOf(year))
  expect(found.unreadable).toEqual([{ table: 'CINdetails', row: 0, field: 'CINreferralDate', value: '31/02/2025' }])
  expect(found.ran).toHaveLength(inForce.length)
  expect(found.issues.filter(({ rule }) => rule === '8600')).toEqual([])
})
