import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knowledgeOf, type Sum } from './ranges.ts'
import { bitsOf, nothingFound, withSum, type Found } from './subtraction.ts'
import { suppressTable, toldBy, type CountedTable, type PublishedTable } from './table.ts'

const SMALL = { least: 1, most: 5 }

/** An attacker of another make: tries every table of whole numbers that fits what is published, and asks what a sum can be. */
function possible(sums: readonly Sum[], of: readonly string[], most: number): ReadonlySet<number> {
  const unknowns = [...new Set([...sums.flatMap((sum) => sum.of), ...of])]
  const found = new Set<number>()
  const left = sums.map(({ count }) => count)
  const value = new Map<string, number>()
  const last = sums.map((sum) => Math.max(-1, ...sum.of.map((each) => unknowns.indexOf(each))))
  const go = (n: number): void => {
    const each = unknowns[n]
    if (each === undefined) {
      found.add(of.reduce((total, one) => total + (value.get(one) ?? 0), 0))
      return
    }
    const mine = sums.flatMap((sum, m) => (sum.of.includes(each) ? [m] : []))
    const upTo = Math.min(most, ...mine.map((m) => left[m] ?? 0))
    const ends = mine.filter((m) => last[m] === n)
    for (let is = 0; is <= upTo; is += 1) {
      if (ends.some((m) => left[m] !== is)) continue
      for (const m of mine) left[m] = (left[m] ?? 0) - is
      value.set(each, is)
      go(n + 1)
      for (const m of mine) left[m] = (left[m] ?? 0) + is
    }
  }
  go(0)
  return found
}

const counts = (rows: number, columns: number, most: number) =>
  fc.array(
    fc.array(
      fc.tuple(fc.nat(most), fc.nat(most)).map(([a, b]) => ({ in: a, of: a + b })),
      { minLength: columns, maxLength: columns },
    ),
    { minLength: rows, maxLength: rows },
  )
const named = (rows: number, columns: number) => ({
  rows: Array.from({ length: rows }, (_, n) => `team ${n + 1}`),
  columns: Array.from({ length: columns }, (_, n) => `quarter ${n + 1}`),
})

/** Every sum of one side over any rows and columns of the table. */
function everyGroup(table: Pick<CountedTable, 'rows' | 'columns'>): readonly (readonly [number[], number[]])[] {
  const [rows, columns] = [table.rows.map((_, n) => n), table.columns.map((_, n) => n)]
  const either = (all: number[]): number[][] => [...all.map((n) => [n]), all]
  return either(rows).flatMap((r) => either(columns).map((c): readonly [number[], number[]] => [r, c]))
}

const atoms = (
  name: string,
  { rows, columns }: Pick<CountedTable, 'rows' | 'columns'>,
  r: number[],
  c: number[],
  side: string,
) => r.flatMap((row) => c.map((column) => JSON.stringify([name, rows[row], columns[column], side])))

/** All that two independent counts can come to together. */
const plus = (a: ReadonlySet<number>, b: ReadonlySet<number>): ReadonlySet<number> =>
  new Set([...a].flatMap((one) => [...b].map((other) => one + other)))

const isSure = (can: ReadonlySet<number>): boolean =>
  [...can].every((value) => value >= SMALL.least && value <= SMALL.most)

/** Of every group of the table those that an attacker is sure to be small, in words: of one side, the other, or both. */
function foundOut(told: readonly Sum[], table: Pick<CountedTable, 'rows' | 'columns'>, mostOfOne: number): string[] {
  const of = (side: string) => told.filter((sum) => sum.of.some((each) => each.includes(`"${side}"`)))
  return everyGroup(table).flatMap(([r, c]) => {
    const [ins, outs] = ['in', 'out'].map((side) => possible(of(side), atoms('x', table, r, c, side), mostOfOne))
    const both = plus(ins ?? new Set(), outs ?? new Set())
    const where = `rows ${String(r)}, columns ${String(c)}`
    return [
      ...(isSure(ins ?? both) ? [`in of ${where}`] : []),
      ...(isSure(outs ?? both) ? [`out of ${where}`] : []),
      ...(isSure(both) ? [`all of ${where}`] : []),
    ]
  })
}

const isWhole = ({ cells }: PublishedTable) => cells.flat().every((cell) => cell !== null)

describe('What a reader can work out', () => {
  it('is what every table of whole numbers that fits allows', () => {
    const unknowns = ['a', 'b', 'c', 'd']
    const world = fc.array(fc.nat(6), { minLength: 4, maxLength: 4 })
    const subset = fc.subarray(unknowns, { minLength: 1 })
    fc.assert(
      fc.property(world, fc.array(subset, { minLength: 1, maxLength: 5 }), subset, (is, published, asked) => {
        const count = (of: readonly string[]) =>
          of.reduce((total, each) => total + (is[unknowns.indexOf(each)] ?? 0), 0)
        const sums = [...published, unknowns].map((of) => ({ of, count: count(of) }))
        const range = knowledgeOf(sums)?.rangeOf(asked)
        const can = [...possible(sums, asked, 24)]
        // The method works with all numbers: its range is never narrower, and as wide where it found whole ones.
        expect(range?.least).toBeLessThanOrEqual(Math.min(...can) + 1e-6)
        expect(range?.most).toBeGreaterThanOrEqual(Math.max(...can) - 1e-6)
        if (range?.isLeastWhole) expect(range.least).toBeCloseTo(Math.min(...can), 6)
        if (range?.isMostWhole) expect(range.most).toBeCloseTo(Math.max(...can), 6)
      }),
    )
  })

  it('is nothing where sums contradict each other', () => {
    expect(
      knowledgeOf([
        { of: ['a'], count: 3 },
        { of: ['a', 'b'], count: 2 },
      ]),
    ).toBeNull()
  })

  it('is not bounded by what nobody published', () => {
    expect(knowledgeOf([{ of: ['a'], count: 3 }])?.rangeOf(['a', 'b'])).toMatchObject({ least: 3, most: Infinity })
  })
})

/** Every count that comes out by subtracting whatever lies within something else, again and again: groups as their unknowns. */
function subtracted(sums: readonly Sum[]): ReadonlyMap<string, number> {
  const found = new Map(sums.map(({ of, count }) => [[...of].sort().join(''), count]))
  for (let size = 0; size !== found.size;) {
    size = found.size
    for (const [whole, count] of [...found])
      for (const [part, of] of [...found])
        if (part !== whole && [...part].every((each) => whole.includes(each)))
          found.set([...whole].filter((each) => !part.includes(each)).join(''), count - of)
  }
  return found
}

describe('What comes out by subtraction', () => {
  it('is small exactly where subtracting everything from everything comes to something small', () => {
    const unknowns = ['a', 'b', 'c', 'd']
    const subset = fc.subarray(unknowns, { minLength: 1 })
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.nat(3), fc.integer({ min: 6, max: 12 })), { minLength: 4, maxLength: 4 }),
        fc.array(subset, { minLength: 1, maxLength: 6 }),
        (is, published) => {
          const sums = published.map((of) => ({
            of,
            count: of.reduce((total, each) => total + (is[unknowns.indexOf(each)] ?? 0), 0),
          }))
          const bits = bitsOf()
          let found: Found = nothingFound
          let isAnySmall = false
          for (const sum of sums) {
            const next = withSum(found, [bits(sum), sum.count], SMALL)
            found = next
            isAnySmall ||= next.isSmallNew
          }
          const isSmall = (count: number) => count >= SMALL.least && count <= SMALL.most
          expect(isAnySmall).toBe([...subtracted(sums).values()].some(isSmall))
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('A table with totals and shares', () => {
  it('is published whole where no count is small', () => {
    const table = {
      ...named(2, 2),
      cells: [
        [
          { in: 10, of: 30 },
          { in: 0, of: 20 },
        ],
        [
          { in: 8, of: 16 },
          { in: 9, of: 18 },
        ],
      ],
    }
    expect(isWhole(suppressTable('x', table, SMALL))).toBe(true)
  })

  it('hides a second count beside a small one, so that no total gives it back', () => {
    const table = {
      ...named(2, 2),
      cells: [
        [
          { in: 3, of: 40 },
          { in: 20, of: 60 },
        ],
        [
          { in: 15, of: 50 },
          { in: 30, of: 70 },
        ],
      ],
    }
    const { cells } = suppressTable('x', table, SMALL)
    expect(cells[2]?.[2]).toEqual({ in: 68, of: 220 })
    expect(cells[0]?.[0]).toBeNull()
    // The other of the row, the other of the column, and the one across.
    expect(cells.flat().filter((cell) => cell === null)).toHaveLength(4)
  })

  it('hides a share of which only a few are left out: it would be read from the other side', () => {
    const table = { ...named(1, 1), cells: [[{ in: 38, of: 40 }]] }
    expect(suppressTable('x', table, SMALL).cells.flat()).toEqual([null, null, null, null])
  })

  it('leaves nobody sure of a small count, whoever subtracts what from what', () => {
    fc.assert(
      fc.property(counts(2, 2, 9), (cells) => {
        const table = { ...named(2, 2), cells }
        const published = suppressTable('x', table, SMALL)
        expect(foundOut(toldBy('x', published), table, 18), JSON.stringify(cells)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('leaves nobody sure of a small count who holds it against an earlier table of the same people', () => {
    fc.assert(
      fc.property(counts(2, 2, 9), fc.boolean(), (cells, isByRow) => {
        const table = { ...named(2, 2), cells }
        // Earlier, the same people were published by rows or by columns alone.
        const side = isByRow ? 'rows' : 'columns'
        const all = (of: readonly { in: number; of: number }[]) => ({
          in: of.reduce((total, each) => total + each.in, 0),
          of: of.reduce((total, each) => total + each.of, 0),
        })
        const marginal =
          side === 'rows'
            ? cells.map((row) => all(row))
            : [0, 1].map((n) => all(cells.map((row) => row[n] ?? { in: 0, of: 0 })))
        const lines = side === 'rows' ? table.rows : table.columns
        const earlier = lines.flatMap((_, n): Sum[] => {
          const is = marginal[n] ?? { in: 0, of: 0 }
          const places = (s: string) =>
            side === 'rows' ? atoms('x', table, [n], [0, 1], s) : atoms('x', table, [0, 1], [n], s)
          const isPublished = [is.in, is.of - is.in, is.of].every((count) => count === 0 || count > SMALL.most)
          return isPublished
            ? [
                { of: places('in'), count: is.in },
                { of: places('out'), count: is.of - is.in },
              ]
            : []
        })
        const told = [...earlier, ...toldBy('x', suppressTable('x', table, SMALL, earlier))]
        const before = new Set(foundOut(earlier, table, 18))
        expect(foundOut(told, table, 18).filter((group) => !before.has(group))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('takes a table of six teams by eight quarters, and hides no more than it must to hide one count', () => {
    const cells = Array.from({ length: 6 }, (_, r) =>
      Array.from({ length: 8 }, (__, c) => ({ in: 10 + r, of: r === 2 && c === 3 ? 14 : 30 + r + c })),
    )
    const published = suppressTable('x', { ...named(6, 8), cells }, SMALL)
    expect(published.cells.flat().filter((cell) => cell === null)).toHaveLength(4)
  })
})
