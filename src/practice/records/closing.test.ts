import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { project } from '../../../test/a-record-of.ts'
import { scorecard, thresholdFor, yearsEndingOn, type Figure } from '../../account/index.ts'
import { aChild } from '../../demo/index.ts'
import type { Fact, FactId, Projection, SubjectId } from '../../record/index.ts'
import { addDays, day, financialYear, type Day } from '../../time/index.ts'
import { closedRows, closingFigure, closingOf } from './index.ts'

const child = randomUUID() as SubjectId // any child
const cutOff = (yearEnd: Day) => thresholdFor(financialYear(yearEnd))?.a3Months ?? null

/** A way to adoption with any waits between its steps, in days. */
const waits = fc.record({
  care: fc.integer({ min: 0, max: 2000 }),
  decision: fc.integer({ min: 1, max: 700 }),
  order: fc.integer({ min: 1, max: 400 }),
  match: fc.integer({ min: 1, max: 700 }),
  moved: fc.integer({ min: 1, max: 300 }),
  adopted: fc.integer({ min: 70, max: 500 }),
})

function rowsOf({ care, decision, order, match, moved, adopted }: Record<string, number>): Projection {
  let on = addDays(day('2012-04-01'), care ?? 0)
  const after = (days: number | undefined): Day => (on = addDays(on, days ?? 0))
  const story = aChild()
    .bornOn(addDays(on, -100))
    .enteredCareOn(on)
    .placedWithFosterCarers()
    .decisionOn(after(decision))
    .withPlacementOrderOn(after(order))
    .matchedOn(after(match))
    .movedInOn(after(moved))
    .adoptedOn(after(adopted))
  const facts = story.facts.map((told): Fact => ({
    ...{ id: randomUUID() as FactId, type: told.type, happenedOn: told.happenedOn, body: told.body, revision: 0 },
    ...{ voices: [told.voice], corrections: 0, subjects: [child], statement: null, recordedOn: day('2025-10-01') },
    differences: [],
  }))
  return project(child, facts)
}

function closedRowsOf(rows: Projection): Projection {
  const facts = closingOf(rows, day('2025-10-16'), cutOff).map(({ yearEnd, body }): Fact => ({
    ...{ id: randomUUID() as FactId, type: closingFigure.type, happenedOn: yearEnd, body, revision: 0 },
    ...{ voices: ['typed'], corrections: 0, subjects: [child], statement: null, recordedOn: day('2025-10-16') },
    differences: [],
  }))
  return closedRows(child, facts)
}

const told = ({ id, value, numerator, denominator, met, rows, excluded }: Figure<string>) => ({
  ...{ id, value, numerator, denominator, met },
  rows: rows.map((row) => [row.days, row.in]),
  excluded: excluded.map(({ reason }) => reason),
})

test('every figure of every year, and of every three years, is the same once a record is sealed', () => {
  fc.assert(
    fc.property(waits, (given) => {
      const before = rowsOf(given)
      expect(before.points.length).toBeGreaterThan(0)
      const after = closedRowsOf(before)
      for (let year = 2012; year <= 2027; year += 1)
        for (const years of [1, 3]) {
          const period = yearsEndingOn(day(`${year}-03-31`), years)
          expect(scorecard(after, period).map(told)).toEqual(scorecard(before, period).map(told))
        }
    }),
    { numRuns: 300 },
  )
})

test('of its dates none is left but first and last days of years to 31 March, and days counted back from them', () => {
  fc.assert(
    fc.property(waits, (given) => {
      const { points, spans } = closedRowsOf(rowsOf(given))
      for (const on of [...points.map(({ onDate }) => onDate), ...points.flatMap(({ untilOn }) => untilOn ?? [])])
        expect(on.slice(5)).toBe('03-31')
      for (const span of spans) {
        expect(span.fromOn.slice(5)).toBe('04-01')
        expect(['03-31', '04-01']).toContain(span.toOn?.slice(5))
      }
    }),
    { numRuns: 50 },
  )
})
