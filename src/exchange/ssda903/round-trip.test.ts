import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventDefinitions } from '../../practice/index.ts'
import { day } from '../../time/index.ts'
import { codeLists, csvLine, returnsToFacts, tables, writeReturn, type Table, type Told } from './index.ts'
import { inFolder } from './fixtures.ts'
import { childToWrite } from './record-to-write.ts'
import { rowsFor, yearEnds, type ChildToWrite } from './write-rows.ts'

const today = day('2027-06-30')
type Lines = Readonly<Record<string, readonly string[]>>

/** What returns in a folder come to, as it would be written. */
async function toWrite(folder: string, told?: ReadonlyMap<string, Told>): Promise<readonly ChildToWrite[]> {
  const read = await returnsToFacts(folder, { today, definitions: eventDefinitions, ...(told && { told }) })
  return [...read.children].flatMap(([number, facts]) => {
    const covered = read.covered.get(number) ?? []
    return childToWrite({ subject: number, number, facts, covered, hasWithdrawn: false }) ?? []
  })
}

const sorted = (lines: Iterable<string>): string[] => [...lines].sort()

/** The rows of a return of a year, table by table, in no order. */
function written(children: readonly ChildToWrite[], year: number): Record<string, string[]> {
  const rows: Record<string, string[]> = {}
  for (const child of children)
    for (const { table, cells } of rowsFor(child, { year, asAt: yearEnds(year) }))
      (rows[`${table.file}.csv`] ??= []).push(csvLine(cells).trimEnd())
  return Object.fromEntries(Object.entries(rows).map(([name, lines]) => [name, sorted(lines)]))
}

const asFiles = (lines: Lines, within = ''): Record<string, string> =>
  Object.fromEntries(Object.entries(lines).map(([name, all]) => [`${within}${name}`, all.join('\r\n')]))

const bodies = (lines: Lines): Record<string, string[]> =>
  Object.fromEntries(Object.entries(lines).map(([name, all]) => [name, sorted(all.slice(1))]))

describe('a whole return of 400 children, with everything that is wrong in it', () => {
  const given = JSON.parse(
    readFileSync(join(import.meta.dirname, 'validate/vectors/whole-return/s1.json'), 'utf8'),
  ) as { year: number; this: Lines; last: Lines } // our own test data

  /** A SEX cell of the UASC file repeats the Header's, and the record keeps it once; DoLo is asked for from 2027 on. */
  const repeated = new Map(
    (given.this['header.csv'] ?? []).map((line) => line.split(',')).map(([child = '', sex = '']) => [child, sex]),
  )
  const { 'dolo.csv': _, ...files } = given.this
  const expected = bodies({
    ...files,
    'uasc.csv': (files['uasc.csv'] ?? []).map((line) => {
      const [child = '', sex = '', ...rest] = line.split(',')
      return [child, repeated.get(child) ?? sex, ...rest].join(',')
    }),
  })

  it('is exported cell by cell as it was loaded', () =>
    inFolder(asFiles(given.this), async (folder) => {
      const children = await toWrite(folder, new Map([['', { year: 2026 }]]))
      expect(written(children, 2026)).toEqual(expected)
    }))

  it('is the same when last year’s return is on record too', () =>
    inFolder({ ...asFiles(given.this, 'now/'), ...asFiles(given.last, 'before/') }, async (folder) => {
      const told = new Map([
        ['now', { year: 2026 }],
        ['before', { year: 2025 }],
      ])
      const children = await toWrite(folder, told)
      expect(written(children, 2026)).toEqual(expected)
    }))

  it('adds nothing when it is loaded again', () =>
    inFolder(asFiles(given.this, 'loaded/'), async (folder) => {
      const told = new Map(['loaded', 'exported', ''].map((name) => [name, { year: 2026, asAt: yearEnds(2026) }]))
      const once = await toWrite(folder, told)
      await writeReturn(join(folder, 'exported'), { year: 2026, asAt: yearEnds(2026) }, once)
      const again = await toWrite(folder, new Map([...told].filter(([name]) => name !== '')))
      const facts = (children: readonly ChildToWrite[]) => children.reduce((sum, child) => sum + child.facts.length, 0)
      expect(facts(again)).toBe(facts(once))
    }))
})

const pad = (n: number): string => String(n).padStart(2, '0')
const aDate = fc
  .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 2005, max: 2030 }))
  .map(([d, m, y]) => `${pad(d)}/${pad(m)}/${String(y)}`)
const orBlank = (cell: fc.Arbitrary<string>) => fc.oneof({ weight: 3, arbitrary: cell }, fc.constant(''))
const sexes = (year: number) => (year <= 2024 ? ['1', '2'] : ['M', 'F'])

/** Any cell of a column that the record keeps as it is written: its code of the year, a day, a text. */
function aCell(column: Table['columns'][number], year: number): fc.Arbitrary<string> {
  if (column.name === 'SEX') return fc.constantFrom(...sexes(year))
  switch (column.kind) {
    case 'key-date':
      return aDate
    case 'end-date':
    case 'date':
      return orBlank(aDate)
    case 'code':
      return orBlank(fc.constantFrom(...Object.keys(column.codes ?? codeLists.yesNo)))
    case 'partial-date':
      return orBlank(fc.constantFrom('zz/05/2019', '01/02/2019'))
    case 'child':
    case 'repeated-date':
    case 'text':
      return orBlank(fc.constantFrom('SW1A 1AA', 'a "quoted", text', 'SC1234567', '=SUM(A1)', '17'))
  }
}

/** Any return of a year: each child in the Header, with any rows of any table of the year, right or wrong. */
const aReturn = fc.integer({ min: 2019, max: 2027 }).chain((year) => {
  const ofYear = tables.filter((table) => table.firstYear <= year)
  const rowOf = (table: Table) =>
    fc.tuple(...table.columns.map((column) => aCell(column, year))).map((cells) => ({ table, cells }))
  const header = ofYear.filter((table) => table.name === 'Header')
  const others = ofYear.filter((table) => table.name !== 'Header')
  const aChild = fc.tuple(fc.oneof(...header.map(rowOf)), fc.array(fc.oneof(...others.map(rowOf)), { maxLength: 9 }))
  return fc.record({ year: fc.constant(year), children: fc.array(aChild, { minLength: 1, maxLength: 5 }) })
})

/** Every row repeats its child's number, and the day of birth and sex that the Header says. */
const told = (nth: number, head: readonly string[], row: { table: Table; cells: readonly string[] }): string[] =>
  row.table.columns.map((column, at) => {
    if (column.kind === 'child') return String(100_000 + nth)
    if (column.kind === 'repeated-date') return head[2] ?? ''
    return column.name === 'SEX' ? (head[1] ?? '') : (row.cells[at] ?? '')
  })

describe('any return', () => {
  it('comes out of the record as it went in, row by row and cell by cell', () =>
    fc.assert(
      fc.asyncProperty(aReturn, async ({ year, children }) => {
        const lines: Record<string, string[]> = {}
        for (const [nth, [head, rows]] of children.entries())
          for (const row of [head, ...rows]) {
            const file = (lines[`${row.table.file}.csv`] ??= [csvLine(row.table.columns.map(({ name }) => name))])
            file.push(csvLine(told(nth, head.cells, row)))
          }
        const files = Object.fromEntries(
          Object.entries(lines).map(([name, all]) => [name, all.map((l) => l.trimEnd())]),
        )
        await inFolder(asFiles(files), async (folder) => {
          const out = await toWrite(folder, new Map([['', { year, asAt: yearEnds(year) }]]))
          expect(written(out, year)).toEqual(bodies(files))
        })
      }),
      { numRuns: 60 },
    ))
})
