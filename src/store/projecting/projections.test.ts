import { expect, test } from 'vitest'
import { byKey, byText, differencesBetween, fewStatements, type FoldedRows } from './projections.ts'
import { projectedTables } from './projected-tables.ts'
import type { Row } from '../database/unnest.ts'

const CHILD = '00000000-0000-4000-8000-000000000001'
const place = { authority: 1, generation: 0 }

/** A journey through a practice, open or ended, with the day of its next step. */
const journey = (nth: number, endedOn: string | null, nextOn: string | null = null): Row => [
  ...[CHILD, 'child', nth, '2020-04-01', true, endedOn, endedOn && 'returned-home', endedOn ? null : 'looked-after'],
  ...[endedOn ? null : '2020-04-01', endedOn ? null : 'iro', null, endedOn ? null : nextOn, endedOn ? null : 'Review'],
]

const fresh = (journeys: readonly Row[]): FoldedRows =>
  projectedTables.map((table) => byKey(table, table.name === 'journey' ? journeys : []))
const stored = (journeys: readonly Row[]) =>
  fresh(journeys).map((rows, at) => {
    const table = projectedTables[at]
    return table ? [...byText(table, rows).keys()] : []
  })

const statements = (before: readonly Row[], now: readonly Row[]) => {
  const few = fewStatements(place, differencesBetween(stored(before), fresh(now)))
  return { before: few.before.length, together: few.together.length }
}

test.each([
  ['the same says nothing', [journey(0, null, '2026-01-01')], [journey(0, null, '2026-01-01')], 0, 0],
  ['a new day is written over', [journey(0, null, '2026-01-01')], [journey(0, null, '2026-02-01')], 0, 1],
  ['an ending is written over', [journey(0, null, '2026-01-01')], [journey(0, '2026-01-05')], 0, 1],
  ['another opens: the first is away before', [journey(0, null)], [journey(0, '2026-01-05'), journey(1, null)], 1, 1],
  ['an ending undone opens the first again', [journey(0, '2026-01-05'), journey(1, null)], [journey(0, null)], 1, 1],
  ['one that is gone is only taken away', [journey(0, null)], [], 0, 1],
] as const)('of journeys, %s', (_, before, now, first, then) => {
  expect(statements(before, now)).toEqual({ before: first, together: then })
})
