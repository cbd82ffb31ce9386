import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Body } from '../../record/index.ts'
import { addDays, day, type Day } from '../../time/index.ts'
import { counts, decisions, episodes, header, hear, live, named, newFact, reviews } from './hearing.fixtures.ts'
import { compareIdentity, type Identity } from './identity.ts'
import { contentOf, nothingNoticed, rowReader, yearBegins, type Content } from './row.ts'
import { nothingSaid, sayOfChild, type SaidNow, type SaidSoFar } from './say-of-child.ts'
import { daysOf, whenOf, wouldRepeat } from './scope.ts'
import type { Table } from './tables.ts'
import { rowsFor } from './write-rows.ts'

const home = { legalStatus: 'C2', need: 'N1', placement: 'U6', reasonStarted: 'S' }

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
