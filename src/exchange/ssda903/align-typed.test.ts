import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsFrom, type Body, type FactId, type Revision, type SubjectId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { counts, episodes, hear, newFact, reviews, says } from './hearing.fixtures.ts'
import { statementOf } from './identity.ts'
import { saidSoFar, sayOfChild, type Outcome, type SaidNow } from './say-of-child.ts'

const child = 'a child' as SubjectId // never stored
const home = { legalStatus: 'C2', placement: 'U6' }
const typed = (on: string | null, body: Body = home, more: Partial<Revision> = {}): Revision => ({
  fact: 'typed' as FactId, // never stored
  ...{ revision: 0, type: 'child.episode', shape: 1, subjects: [child], voice: 'typed', statement: null, body },
  happenedOn: on === null ? null : day(on),
  recordedOn: day('2025-05-02'),
  ...more,
})
const may = (...rows: (readonly [string, Body?])[]) =>
  says(
    2026,
    '2025-05-31',
    rows.map(([on, body]) => [episodes, on, body ?? home] as const),
    [episodes],
  )
const nothing = { facts: 0, corrections: 0, retractions: 0, unchanged: 0, older: 0 }

const heard = (revisions: readonly Revision[], ...returns: SaidNow[]) => hear(returns, saidSoFar(revisions, []))
const recorded = (
  before: readonly Revision[],
  returns: readonly SaidNow[],
  outcomes: readonly Outcome[],
): Revision[] => [
  ...before,
  ...outcomes.flatMap(({ said }, n) =>
    said.map((one): Revision => ({
      ...one,
      ...{ shape: 1, subjects: [child], voice: 'ssda903' as const, recordedOn: day('2025-06-01') },
      statement: returns
        .slice(n, n + 1)
        .map((each) => statementOf(each.said))
        .join(''),
    })),
  ),
]
const factsAfter = (before: readonly Revision[], ...returns: SaidNow[]) =>
  factsFrom(recorded(before, returns, heard(before, ...returns)), new Map())

describe('a return that tells of what somebody typed', () => {
  it.each<[string, Revision[], SaidNow, Partial<typeof nothing>]>([
    [
      'is the next revision of the typed fact of that day',
      [typed('2025-05-01')],
      may(['2025-05-01']),
      { corrections: 1 },
    ],
    [
      'is so though it says otherwise',
      [typed('2025-05-01')],
      may(['2025-05-01', { placement: 'K2' }]),
      { corrections: 1 },
    ],
    ['is a new fact on another day', [typed('2025-05-01')], may(['2025-05-02']), { facts: 1 }],
    [
      'meets a typed fact once',
      [typed('2025-05-01')],
      may(['2025-05-01'], ['2025-05-01']),
      { corrections: 1, facts: 1 },
    ],
    ['takes nothing back by its silence', [typed('2025-05-01')], may(), {}],
    [
      'is a new fact where the typed one was withdrawn',
      [typed('2025-05-01'), typed(null, {}, { revision: 1 })],
      may(['2025-05-01']),
      { facts: 1 },
    ],
    [
      'is a new fact where the typed one is about others too',
      [typed('2025-05-01', home, { subjects: [child, 'another' as SubjectId] })],
      may(['2025-05-01']),
      { facts: 1 },
    ],
    [
      'is a new fact where the typed one is of another table',
      [typed('2025-05-01')],
      says(2026, '2025-05-31', [[reviews, '2025-05-01', { participation: 'PN1' }]]),
      { facts: 1 },
    ],
  ])('%s', (_, before, now, expected) => {
    expect(counts(heard(before, now)[0]!)).toEqual({ ...nothing, ...expected }) // one return
  })

  it('lets the typed words stand, shows the difference, and answers what was left empty', () => {
    const before = [typed('2025-05-01', { ...home, endedOn: null })]
    expect(factsAfter(before, may(['2025-05-01', { placement: 'K2', endedOn: '2025-05-20' }]))).toMatchObject([
      {
        ...{
          id: 'typed',
          voices: ['typed', 'ssda903'],
          body: { legalStatus: 'C2', placement: 'U6', endedOn: '2025-05-20' },
        },
        differences: [{ field: 'placement', typed: 'U6', imported: 'K2' }],
      },
    ])
  })
  it('does not answer what somebody emptied after the return had spoken', () => {
    const returns = [may(['2025-05-01', { ...home, endedOn: '2025-05-20' }])]
    const before = [typed('2025-05-01')]
    const after = recorded(before, returns, heard(before, ...returns))
    const emptied = typed('2025-05-01', { endedOn: null }, { revision: 2 })
    expect(factsFrom([...after, emptied], new Map())).toMatchObject([{ body: { endedOn: null } }])
  })
  it('leaves the typed fact standing when a later return no longer says it', () => {
    const later = says(2026, '2025-06-30', [[episodes, '2025-05-09', home]])
    expect(factsAfter([typed('2025-05-01')], may(['2025-05-01']), later).map((one) => one.happenedOn)).toContain(
      '2025-05-01',
    )
  })
  it('is nothing new the second time, and the order of its rows never matters', () => {
    const days = ['2025-05-01', '2025-05-02', '2025-05-03', '2025-05-04']
    const row = fc.tuple(
      fc.constantFrom(...days),
      fc.constantFrom('U6', 'K2').map((placement) => ({ placement })),
    )
    const someTyped = fc
      .array(row, { maxLength: 4 })
      .map((all) => all.map(([on, body], n) => typed(on, body, { fact: `typed ${String(n)}` as FactId })))
    fc.assert(
      fc.property(someTyped, fc.array(row, { minLength: 1, maxLength: 5 }), (before, rows) => {
        const [now, turned] = [may(...rows), may(...rows.toReversed())]
        const [once] = heard(before, now)
        const told = recorded(before, [now], [once!]) // one return
        const again = sayOfChild(saidSoFar(told, once!.then.covered), turned, newFact)
        expect(counts(again)).toEqual({ ...nothing, unchanged: rows.length })
        const saying = ({ said }: Outcome) =>
          said.map((one) => `${one.revision > 0 ? one.fact : 'new'} ${JSON.stringify(one.body)}`).sort()
        expect(saying(heard(before, turned)[0]!)).toEqual(saying(once!))
      }),
    )
  })
})
