import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Body, FactId } from '../../record/index.ts'
import { addDays, day, type Day } from '../../time/index.ts'
import { compareIdentity, type Identity } from './identity.ts'
import { contentOf, yearBegins, type Content } from './row.ts'
import { nothingSaid, sayOfChild, type Outcome, type SaidNow, type SaidSoFar } from './say-of-child.ts'
import { daysOf, whenOf, wouldRepeat } from './scope.ts'
import { tables, type Table } from './tables.ts'
import type { TableName } from './table-names.ts'
import { rowsFor } from './write-rows.ts'
import { nothingNoticed, rowReader } from './row.ts'

const named = (name: TableName): Table => {
  const table = tables.find((one) => one.name === name)
  if (!table) throw new Error(name)
  return table
}
const [header, episodes, reviews, decisions, adopters] = (
  ['Header', 'Episodes', 'Reviews', 'PlacedAdoption', 'AD1'] as const
).map(named) as [Table, Table, Table, Table, Table] // five names, five tables

/** A statement told by its rows; its tables are those that have rows, unless said otherwise. */
const says = (
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
const newFact = (): FactId => `${++ids}` as FactId // never stored
const hear = (statements: readonly SaidNow[], before: SaidSoFar = nothingSaid): Outcome[] => {
  const outcomes: Outcome[] = []
  for (const one of statements) outcomes.push(sayOfChild(outcomes.at(-1)?.then ?? before, one, newFact))
  return outcomes
}
const counts = ({ facts, corrections, retractions, unchanged }: Outcome) => ({
  facts,
  corrections,
  retractions,
  unchanged,
})
const last = (statements: readonly SaidNow[]) => counts(hear(statements).at(-1) ?? hear([])[0]!) // never empty here
const live = (state: SaidSoFar): string[] =>
  [...state.standing]
    .flatMap(([table, all]) =>
      all.filter((one) => one.stands).map((one) => `${table.name} ${table.yearly ? one.said.year : ''} ${one.content}`),
    )
    .sort()

const home = { legalStatus: 'C2', need: 'N1', placement: 'U6', reasonStarted: 'S' }
const open = (on: string, body: Body = {}) => [episodes, on, { ...home, ...body }] as const
const nothing = { facts: 0, corrections: 0, retractions: 0, unchanged: 0 }

describe('a return compared with what its source last said', () => {
  it.each<[string, SaidNow[], Partial<typeof nothing>]>([
    [
      'adds nothing when it is the same return',
      [says(2026, '2025-06-30', [open('2025-05-01')]), says(2026, '2025-06-30', [open('2025-05-01')])],
      { unchanged: 1 },
    ],
    [
      'adds only what is new in the next month',
      [
        says(2026, '2025-06-30', [open('2025-05-01')]),
        says(2026, '2025-07-31', [open('2025-05-01'), [reviews, '2025-07-02', { participation: 'PN1' }]]),
      ],
      { unchanged: 1, facts: 1 },
    ],
    [
      'corrects the episode that has ended since',
      [
        says(2026, '2025-06-30', [open('2025-05-01')]),
        says(2026, '2025-07-31', [
          open('2025-05-01', { endedOn: '2025-07-09', reasonEnded: 'X1' }),
          open('2025-07-09', { reasonStarted: 'P', placement: 'K2' }),
        ]),
      ],
      { corrections: 1, facts: 1 },
    ],
    [
      'takes a corrected date for one correction',
      [says(2026, '2025-06-30', [open('2025-05-01')]), says(2026, '2025-07-31', [open('2025-05-08')])],
      { corrections: 1 },
    ],
    [
      'takes two reviews months apart for two reviews',
      [
        says(2026, '2025-06-30', [[reviews, '2025-04-02', { participation: 'PN1' }]]),
        says(2026, '2026-01-31', [[reviews, '2026-01-20', { participation: 'PN1' }]]),
      ],
      { facts: 1, retractions: 1 },
    ],
    [
      'takes back what it no longer says',
      [
        says(2026, '2025-06-30', [open('2025-05-01'), open('2025-06-01')]),
        says(2026, '2025-07-31', [open('2025-05-01')]),
      ],
      { retractions: 1, unchanged: 1 },
    ],
    [
      'states again what it took back as the next revision',
      [
        says(2026, '2025-06-30', [open('2025-05-01'), open('2025-06-01')]),
        says(2026, '2025-07-31', [open('2025-05-01')]),
        says(2026, '2025-08-31', [open('2025-05-01'), open('2025-06-01')]),
      ],
      { corrections: 1, unchanged: 1 },
    ],
    [
      'takes nothing back in a table that it does not hold',
      [
        says(2026, '2025-06-30', [open('2025-05-01'), [reviews, '2025-06-02', { participation: 'PN1' }]]),
        says(2026, '2025-07-31', [open('2025-05-01')]),
      ],
      { unchanged: 1 },
    ],
    [
      'takes back everything of a table that it holds for others',
      [
        says(2026, '2025-06-30', [open('2025-05-01'), [reviews, '2025-06-02', { participation: 'PN1' }]]),
        says(2026, '2025-07-31', [open('2025-05-01')], [episodes, reviews]),
      ],
      { unchanged: 1, retractions: 1 },
    ],
    [
      'takes nothing back that ended before its year',
      [
        says(2025, '2025-03-31', [open('2024-05-01', { endedOn: '2025-02-01' }), open('2025-02-01')]),
        says(2026, '2025-06-30', [open('2025-02-01')]),
      ],
      { unchanged: 1 },
    ],
    [
      'takes nothing back that ended on 1 April, which it need not repeat',
      [
        says(2025, '2025-03-31', [open('2024-05-01', { endedOn: '2025-04-01' })]),
        says(2026, '2025-06-30', [open('2025-04-01')]),
      ],
      { facts: 1 },
    ],
    [
      'takes back nothing of an adoption that an earlier year stated',
      [
        says(2025, '2025-03-31', [
          [decisions, '2024-09-01'],
          [adopters, '2024-12-01'],
        ]),
        says(2026, '2025-06-30', [open('2025-02-01')], [episodes, decisions, adopters]),
      ],
      { facts: 1 },
    ],
    [
      'takes back a decision that the same year stated',
      [
        says(2026, '2025-06-30', [[decisions, '2025-05-01'], open('2025-02-01')]),
        says(2026, '2025-07-31', [open('2025-02-01')], [episodes, decisions]),
      ],
      { retractions: 1, unchanged: 1 },
    ],
    [
      'gives each year its own facts in yearly tables',
      [
        says(2025, '2025-03-31', [[named('OC3'), '2024-04-01', { inTouch: 'YES' }]]),
        says(2026, '2026-03-31', [[named('OC3'), '2025-04-01', { inTouch: 'NO' }]]),
      ],
      { facts: 1 },
    ],
    [
      'corrects who the child is, and never takes it back',
      [
        says(2025, '2025-03-31', [[header, '2019-02-01', { sex: 'F' }]]),
        says(2026, '2025-06-30', [[header, '2019-01-02', { sex: 'F' }]]),
      ],
      { corrections: 1 },
    ],
    [
      'corrects the whole identity, however unlike',
      [
        says(2025, '2025-03-31', [[header, '2019-02-01', { sex: 'F' }]]),
        says(2026, '2025-06-30', [[header, '2009-01-02', { sex: 'M' }]]),
      ],
      { corrections: 1 },
    ],
  ])('%s', (_name, statements, expected) => {
    expect(last(statements)).toEqual({ ...nothing, ...expected })
  })
  it('takes nothing back of a child whose row could not be read', () => {
    const before = says(2026, '2025-06-30', [open('2025-05-01'), open('2025-06-01')])
    const after = { ...says(2026, '2025-07-31', [open('2025-05-01')]), incomplete: new Set([episodes]) }
    expect(last([before, after])).toEqual({ ...nothing, unchanged: 1 })
  })
})

describe('an older return', () => {
  const newer = says(2026, '2025-06-30', [open('2024-05-01'), [header, '2019-02-01', { sex: 'F' }]])
  it.each<[string, SaidNow, Partial<typeof nothing>]>([
    [
      'leaves alone what a newer one said',
      says(2025, '2025-03-31', [open('2024-05-01', { placement: 'K2' })]),
      { unchanged: 1 },
    ],
    ['does not bring back what a newer one left out', says(2025, '2025-03-31', [open('2024-11-01')]), { unchanged: 1 }],
    [
      'leaves alone who the child is',
      says(2025, '2025-03-31', [[header, '2019-03-01', { sex: 'M' }]]),
      { unchanged: 1 },
    ],
    ['takes nothing back that a newer one said', says(2025, '2025-03-31', [], [episodes, header]), {}],
    [
      'adds what the newer one had no need to say',
      says(2025, '2025-03-31', [open('2023-05-01', { endedOn: '2024-05-01' }), open('2024-05-01')]),
      { facts: 1, unchanged: 1 },
    ],
  ])('%s', (_name, older, expected) => {
    expect(last([newer, older])).toEqual({ ...nothing, ...expected })
  })
  it('may be corrected by its own year’s next, where no newer one spoke', () => {
    const middle = says(2025, '2024-10-31', [[decisions, '2024-06-01']])
    const end = says(2025, '2025-03-31', [[decisions, '2024-06-01', { endedOn: '2025-02-01', reasonEnded: 'RD1' }]])
    const next = says(2026, '2025-06-30', [open('2024-05-01')], [episodes, decisions])
    expect(last([next, middle, end])).toEqual({ ...nothing, corrections: 1 })
  })
  it('leaves alone a decision that a newer one repeated', () => {
    const decided = (body: Body) => [decisions, '2024-06-01', body] as const
    const first = says(2025, '2024-10-31', [decided({})])
    const next = says(2026, '2025-06-30', [decided({})])
    const late = says(2025, '2025-03-31', [decided({ endedOn: '2025-02-01' })])
    expect(last([first, next, late])).toEqual({ ...nothing, unchanged: 1 })
  })
})

const anyDay = (from: string, days: number) => fc.integer({ min: 0, max: days }).map((n) => addDays(day(from), n))
const anyRow = fc.oneof(
  fc
    .record({
      on: anyDay('2023-01-01', 1200),
      lasts: fc.option(fc.integer({ min: 0, max: 500 })),
      placement: fc.constantFrom('U6', 'K2', 'A6'),
    })
    .map(
      ({ on, lasts, placement }) =>
        [
          episodes,
          contentOf(episodes, on, {
            legalStatus: 'C2',
            placement,
            ...(lasts === null ? {} : { endedOn: addDays(on, lasts) }),
          }),
        ] as const,
    ),
  fc
    .record({ on: anyDay('2023-01-01', 1200), code: fc.constantFrom('PN0', 'PN1') })
    .map(({ on, code }) => [reviews, contentOf(reviews, on, { participation: code })] as const),
  anyDay('2023-01-01', 1200).map((on) => [decisions, contentOf(decisions, on, {})] as const),
  fc
    .constantFrom('YES', 'NO')
    .map((inTouch) => [named('OC3'), contentOf(named('OC3'), day('2023-04-01'), { inTouch })] as const),
  anyDay('2015-01-01', 3).map((on) => [header, contentOf(header, on, { sex: 'F' })] as const),
)
const anyIdentity: fc.Arbitrary<Identity> = fc
  .record({ year: fc.integer({ min: 2024, max: 2026 }), at: fc.integer({ min: 1, max: 364 }) })
  .map(({ year, at }) => ({ year, asAt: addDays(yearBegins(year), at) }))
const anyStatement: fc.Arbitrary<SaidNow> = fc
  .record({
    said: anyIdentity,
    rows: fc.array(anyRow, { maxLength: 7 }),
    also: fc.subarray([episodes, reviews, decisions, header]),
  })
  .map(({ said, rows, also }) => {
    const byTable = new Map<Table, Content[]>()
    for (const [table, content] of rows) byTable.set(table, [...(byTable.get(table) ?? []), content])
    return { said, rows: byTable, tables: [...new Set([...byTable.keys(), ...also])], incomplete: new Set<Table>() }
  })
const anyHistory = fc.array(anyStatement, { minLength: 1, maxLength: 6 })
const stateAfter = (statements: readonly SaidNow[]): SaidSoFar => hear(statements).at(-1)?.then ?? nothingSaid
const newestLast = (statements: readonly SaidNow[]) => [...statements].sort((a, b) => compareIdentity(a.said, b.said))

describe('whatever returns were heard before', () => {
  it('the same return again says nothing', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const [again] = history.slice(-1)
        const outcome = sayOfChild(stateAfter(history), again!, newFact) // a history is never empty
        expect(outcome.said).toEqual([])
        expect(live(outcome.then)).toEqual(live(stateAfter(history)))
      }),
      { numRuns: 500 },
    )
  })
  it('the order of rows never matters', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), (history, turn) => {
        const turned = history.map((one) => ({
          ...one,
          rows: new Map(
            [...one.rows]
              .reverse()
              .map(([table, rows]) => [
                table,
                [...rows.slice(turn % rows.length), ...rows.slice(0, turn % rows.length)].reverse(),
              ]),
          ),
        }))
        expect(live(stateAfter(turned))).toEqual(live(stateAfter(history)))
        expect(hear(turned).map(counts)).toEqual(hear(history).map(counts))
      }),
      { numRuns: 500 },
    )
  })
  it('the source is its last file: of what the newest return must repeat, exactly its rows stand', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const ordered = newestLast(history)
        const newest = ordered.at(-1)! // a history is never empty
        const state = stateAfter(ordered)
        for (const table of newest.tables) {
          const rows = [...(newest.rows.get(table) ?? [])].sort()
          const standing = (state.standing.get(table) ?? []).filter((one) => one.stands)
          const mustRepeat = (content: Content, year: number) =>
            wouldRepeat(table, whenOf(table, content, year), year, newest.said)
          const due = standing
            .filter((one) => mustRepeat(one.content, one.said.year))
            .map((one) => one.content)
            .sort()
          // A row that earlier years stated in the same words stays theirs.
          const stated = (row: Content) =>
            standing.some((one) => one.content === row && one.said.year === newest.said.year)
          if (table.scope !== 'never')
            expect(due).toEqual(
              rows.filter((row) => (table.scope !== 'same-year' ? mustRepeat(row, newest.said.year) : stated(row))),
            )
          for (const row of rows) expect(standing.map((one) => one.content)).toContain(row)
        }
      }),
      { numRuns: 500 },
    )
  })
  it('an older return takes away and changes nothing', () => {
    fc.assert(
      fc.property(anyHistory, anyStatement, (history, late) => {
        fc.pre(history.every((one) => compareIdentity(one.said, late.said) > 0))
        const before = stateAfter(history)
        const outcome = sayOfChild(before, late, newFact)
        expect(counts(outcome)).toMatchObject({ corrections: 0, retractions: 0 })
        expect(live(outcome.then)).toEqual(expect.arrayContaining(live(before)))
      }),
      { numRuns: 500 },
    )
  })
  it('a return split by its tables over two imports says the same', () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 0, max: 4 }), (history, cut) => {
        const split = history.flatMap((one) =>
          [one.tables.slice(0, cut), one.tables.slice(cut)].map((held) => ({
            ...one,
            tables: held,
            rows: new Map([...one.rows].filter(([table]) => held.includes(table))),
          })),
        )
        expect(live(stateAfter(split))).toEqual(live(stateAfter(history)))
      }),
      { numRuns: 500 },
    )
  })
})

describe('returns written from one true story', () => {
  const stayDays = fc.array(fc.integer({ min: 20, max: 400 }), { minLength: 1, maxLength: 5 })
  const facts = (begins: Day, stays: readonly number[], decidedAfter: number) => {
    const told: { type: string; happenedOn: Day; body: Body }[] = [
      { type: header.type, happenedOn: day('2019-02-01'), body: { sex: 'F' } },
    ]
    let on = begins
    stays.forEach((stay, i) => {
      const leaves = i < stays.length - 1
      told.push({
        type: episodes.type,
        happenedOn: on,
        body: { ...home, ...(leaves ? { endedOn: addDays(on, stay), reasonEnded: 'X1' } : {}) },
      })
      told.push({ type: reviews.type, happenedOn: addDays(on, 15), body: { participation: 'PN0' } })
      on = addDays(on, stay)
    })
    told.push({
      type: decisions.type,
      happenedOn: addDays(begins, decidedAfter),
      body: { endedOn: addDays(begins, decidedAfter + 100), reasonEnded: 'RD1' },
    })
    return told
  }
  const written = (story: ReturnType<typeof facts>, said: Identity): SaidNow => {
    const rows = new Map<Table, Content[]>()
    for (const { table, cells } of rowsFor({ number: '1', facts: story }, said)) {
      const read = rowReader(table, nothingNoticed())(cells)
      if ('row' in read) rows.set(table, [...(rows.get(table) ?? []), read.row.content])
    }
    return { said, rows, tables: [header, episodes, reviews, decisions], incomplete: new Set() }
  }
  it('come to the same facts in whatever order they are heard', () => {
    const anyOrder = fc.uniqueArray(anyIdentity, {
      minLength: 1,
      maxLength: 5,
      selector: (one) => one.year * 1000 + daysOf(one).to.length + Number(one.asAt.replaceAll('-', '')),
    })
    fc.assert(
      fc.property(anyDay('2023-04-10', 500), stayDays, fc.nat(300), anyOrder, (begins, stays, decided, heard) => {
        const story = facts(begins, stays, decided)
        const statements = heard.map((said) => written(story, said)).filter((one) => one.rows.size > 0)
        expect(live(stateAfter(statements))).toEqual(live(stateAfter(newestLast(statements))))
      }),
      { numRuns: 500 },
    )
  })
})
