import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../../time/index.ts'
import { sealableFrom, sealableUntil } from './when.ts'

test.each([
  ['2024-02-22', 6, '2024-09-30'],
  ['2024-03-31', 6, '2024-09-30'],
  ['2024-04-01', 6, '2025-09-30'],
  ['2024-04-01', 0, '2025-03-31'],
])('adopted on %s, after %i months: from %s', (on, months, from) => {
  expect(sealableFrom(day(on), months)).toBe(from)
})

test('a record may be sealed exactly where its day is not after the last of today', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4000 }),
      fc.integer({ min: 0, max: 4000 }),
      fc.integer({ min: 0, max: 24 }),
      (a, b, months) => {
        const [adopted, today] = [addDays(day('2014-01-01'), a), addDays(day('2014-01-01'), b)]
        expect(sealableFrom(adopted, months) <= today).toBe(adopted <= sealableUntil(today, months))
      },
    ),
  )
})
