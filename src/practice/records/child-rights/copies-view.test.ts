import { expect, test } from 'vitest'
import { sayOutcome } from './copies-view.tsx'

test.each([
  [{ entries: 12, whole: 2, inPart: 1 }, '12 entries: 2 withheld whole, 1 in part'],
  [{ entries: 12, whole: 2, inPart: 0 }, '12 entries: 2 withheld whole'],
  [{ entries: 12, whole: 0, inPart: 1 }, '12 entries: 1 withheld in part'],
  [{ entries: 1, whole: 0, inPart: 0 }, '1 entry: nothing withheld'],
  [{ entries: 0, whole: 0, inPart: 0 }, 'No entries'],
])('a copy with %j says “%s”', (outcome, says) => {
  expect(sayOutcome({ outcome, problem: null })).toBe(says)
})
