import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smallNumbersOf, type ReportingPeriod } from '../../account/index.ts'
import { addMonths, day, type Day } from '../../time/index.ts'
import type { EditionContents, PublishedFigure } from './contents.ts'
import { countsOf } from './open-counts.ts'
import { openFigures, openFilesOf, toldByOpen, type OpenContents, type Told } from './open-figures.ts'

const SMALL = smallNumbersOf(undefined)
const START = day('2022-04-01')

/** A child who left care in some month: adopted or not, counted by A1 and A2 or left out of them, quick or slow. */
interface Left {
  readonly month: number
  readonly adopted: boolean
  readonly a1: boolean
  readonly a2: boolean
  readonly quick: boolean
}
const left: fc.Arbitrary<Left> = fc.record({
  month: fc.nat(23),
  adopted: fc.boolean(),
  a1: fc.constantFrom(true, true, true, false),
  a2: fc.constantFrom(true, true, false),
  quick: fc.boolean(),
})
const monthStart = (n: number): Day => addMonths(START, n)
const over = (from: number, to: number): ReportingPeriod => ({ from: monthStart(from), to: lastDay(to) })
const lastDay = (n: number): Day => day(new Date(Date.parse(monthStart(n + 1)) - 86_400_000).toISOString().slice(0, 10))

const figure = (
  id: string,
  unit: PublishedFigure['unit'],
  numerator: number,
  denominator: number,
): PublishedFigure => ({
  ...{ id, unit, numerator, denominator, title: id, rows: [], excluded: [], threshold: null, met: null },
  value: denominator === 0 ? null : Math.round((unit === 'percent' ? 100 : 1) * (numerator / denominator)),
})

function edition(all: readonly Left[], from: number, to: number): EditionContents {
  const these = all.filter(({ month }) => month >= from && month <= to)
  const how = (is: (each: Left) => boolean): number => these.filter(is).length
  const a1 = how(({ adopted, a1 }) => adopted && a1)
  const a2 = how(({ adopted, a2 }) => adopted && a2)
  return {
    ...{ edition: 1, of: 'adoption scorecard', authority: 'Harbour', period: over(from, to), readOn: lastDay(to) },
    ...{ position: 1, workedOutBy: { release: '', indicators: {}, rules: {}, definitions: '', calendar: '' } },
    figures: [
      figure('A1', 'days', 400 * a1, a1),
      figure('A2', 'days', 100 * a2, a2),
      figure(
        'A3',
        'percent',
        how(({ adopted, a1, quick }) => adopted && a1 && quick),
        a1,
      ),
      figure(
        'A4',
        'percent',
        how(({ adopted }) => adopted),
        these.length,
      ),
    ],
  }
}

/** Published counts of kinds of children in months, as an attacker writes them down. */
interface Fact {
  readonly cells: ReadonlySet<string>
  readonly count: number
}

const monthsOf = ({ from, to }: ReportingPeriod): readonly number[] =>
  Array.from({ length: 24 }, (_, n) => n).filter((n) => monthStart(n) >= from && monthStart(n) <= to)

const factsOf = (told: readonly Told[]): readonly Fact[] =>
  told.flatMap(({ period, figures }) =>
    figures.flatMap((each) =>
      countsOf(each, period).map(({ kinds, count }) => ({
        cells: new Set(kinds.flatMap((kind) => monthsOf(period).map((month) => `${kind} ${month}`))),
        count,
      })),
    ),
  )

const key = ({ cells }: Fact): string => [...cells].sort().join('|')

/** Subtracts whatever lies within something else, again and again: every group that comes out, with its count. */
function subtracted(facts: readonly Fact[]): ReadonlyMap<string, number> {
  const found = new Map(facts.map((fact) => [key(fact), fact]))
  for (let round = 0; round < 3; round += 1)
    for (const whole of [...found.values()])
      for (const part of [...found.values()]) {
        if (whole.cells.size <= part.cells.size || ![...part.cells].every((cell) => whole.cells.has(cell))) continue
        const rest = {
          cells: new Set([...whole.cells].filter((cell) => !part.cells.has(cell))),
          count: whole.count - part.count,
        }
        if (found.size < 400) found.set(key(rest), rest)
      }
  return new Map([...found].map(([cells, { count }]) => [cells, count]))
}

const smallOnes = (told: readonly Told[]): readonly string[] =>
  [...subtracted(factsOf(told))].flatMap(([cells, count]) => (count >= 1 && count <= 5 ? [`${cells}: ${count}`] : []))

const publishInTurn = (
  all: readonly Left[],
  periods: readonly (readonly [number, number])[],
): readonly OpenContents[] => {
  const told: OpenContents[] = []
  for (const [from, to] of periods) told.push(openFigures(edition(all, from, to), told.map(toldByOpen), SMALL).contents)
  return told
}
const shownIn = ({ figures }: OpenContents): readonly string[] =>
  figures.flatMap(({ id, isSuppressed }) => (isSuppressed ? [] : [id]))

const many = (n: number, rest: Partial<Left>): readonly Left[] =>
  Array.from({ length: n }, () => ({ ...{ month: 0, adopted: true, a1: true, a2: true, quick: true }, ...rest }))

describe('What everybody may read of an edition', () => {
  it('is every figure where no count is small', () => {
    const all = [...many(20, {}), ...many(20, { quick: false }), ...many(30, { adopted: false })]
    const [only] = publishInTurn(all, [[0, 11]])
    expect(only && shownIn(only)).toEqual(['A1', 'A2', 'A3', 'A4'])
  })

  it('hides a count that is small, and a share of which few are left out', () => {
    const [few] = publishInTurn(many(4, {}), [[0, 11]])
    expect(few && shownIn(few)).toEqual([])
    const [rest] = publishInTurn([...many(20, {}), ...many(3, { adopted: false })], [[0, 11]])
    expect(rest && shownIn(rest)).not.toContain('A4')
  })

  it('hides one of two figures whose difference is a few children', () => {
    const all = [...many(20, {}), ...many(3, { a1: false }), ...many(30, { adopted: false })]
    const [only] = publishInTurn(all, [[0, 11]])
    // A1 tells of 20: A4 with 23 adopted would tell that 3 are left out of it.
    expect(only && shownIn(only)).toEqual(['A1', 'A2', 'A3'])
  })

  it('hides a figure that grew by a few since an earlier edition', () => {
    const all = [...many(20, {}), ...many(30, { adopted: false }), ...many(2, { month: 6 })]
    const [first, second] = publishInTurn(all, [
      [0, 5],
      [0, 6],
    ])
    expect(first && shownIn(first)).toContain('A1')
    // A3 counts those who are still going too, of whom nothing is published.
    expect(second && shownIn(second)).toEqual(['A3'])
  })

  it('hides a year that two other editions would give away', () => {
    const all = [...many(20, { month: 0 }), ...many(2, { month: 12 }), ...many(40, { adopted: false })]
    const [both, first, second] = publishInTurn(all, [
      [0, 23],
      [0, 11],
      [12, 23],
    ])
    expect([both, first, second].map((one) => one && shownIn(one).includes('A1'))).toEqual([true, false, false])
  })

  it('is shown again where a correction changed many, and hidden where it changed a few', () => {
    const before = edition([...many(20, {}), ...many(30, { adopted: false })], 0, 11)
    const told = [toldByOpen(openFigures(before, [], SMALL).contents)]
    const after = (n: number) =>
      openFigures(edition([...many(20 + n, {}), ...many(30, { adopted: false })], 0, 11), told, SMALL)
    expect(shownIn(after(2).contents)).not.toContain('A1')
    expect(shownIn(after(9).contents)).toContain('A1')
    expect(after(9).isCorrected).toBe(true)
  })

  it('hides by numerator and denominator where that rule is chosen', () => {
    const rule = smallNumbersOf('numerator-5-or-denominator-10')
    const all = [...many(9, {}), ...many(40, { adopted: false })]
    expect(shownIn(openFigures(edition(all, 0, 11), [], SMALL).contents)).toContain('A1')
    expect(shownIn(openFigures(edition(all, 0, 11), [], rule).contents)).toEqual(['A4'])
  })

  it('is worked out in seconds after five years of quarterly editions', () => {
    const all = Array.from({ length: 24 }, (_, month) => [
      ...many(2 + (month % 3), { month }),
      ...many(month % 2, { month, a2: false, quick: false }),
      ...many(11, { month, adopted: false }),
    ]).flat()
    const periods = Array.from({ length: 20 }, (_, n): [number, number] => [n % 2 === 0 ? 0 : 12, (n % 12) + 12])
    const begun = performance.now()
    const told = publishInTurn(all, periods)
    expect(told).toHaveLength(20)
    expect(performance.now() - begun).toBeLessThan(60_000)
  })

  it('is a file with a mark, and no value, where a figure is suppressed', () => {
    const [only] = publishInTurn(many(4, {}), [[0, 11]])
    if (!only) throw new Error('Nothing was published')
    const { open, openCsv } = openFilesOf(only)
    expect(openCsv.toString()).toContain('A1,A1,2022-04-01,2023-03-31,c,days,c,c,,c')
    expect(open.toString()).not.toMatch(/"(value|numerator|denominator)": \d/)
  })

  it('gives no small count away to whoever subtracts figures, periods and editions from each other', () => {
    const period = fc.tuple(fc.nat(23), fc.nat(23)).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)])
    fc.assert(
      fc.property(
        fc.array(left, { minLength: 10, maxLength: 160 }),
        fc.array(period, { minLength: 1, maxLength: 5 }),
        (all, periods) => {
          expect(smallOnes(publishInTurn(all, periods).map(toldByOpen))).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })
})
