import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../../time/index.ts'
import { maySeal, sealableFrom, sealableUntil } from './when.ts'

test.each([
  ['2024-02-22', 6, '2024-09-30'],
  ['2024-03-31', 6, '2024-09-30'],
  ['2024-04-01', 6, '2025-09-30'],
  ['2024-04-01', 0, '2025-03-31'],
])('adopted on %s, after %i months: from %s', (on, months, from) => {
  expect(sealableFrom(day(on), months)).toBe(from)
})

test.each([
  ['2025-06-10', [], false],
  ['2025-06-10', [2026], true],
  ['2025-03-31', [2025], true],
  ['2025-03-31', [2026], false],
  ['2024-03-31', [], true],
])('adopted on %s, with the returns of %j accepted, on 1 May 2025: %s', (on, accepted, may) => {
  expect(maySeal(day(on), day('2025-05-01'), { months: 6, accepted })).toBe(may)
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
