import { afterAll, beforeAll, expect, it } from 'vitest'
import { aRecordOf } from '../../../test/a-record-of.ts'
import { everyChild } from '../../access/index.ts'
import { aChild } from '../../demo/index.ts'
import { day, type Day } from '../../time/index.ts'
import { readRuleStanding, type RuleStanding } from './rule-standing.ts'
import type { Store } from '../database/store.ts'
import { aStore, HARBOUR } from '../testing.ts'

/** Reviewed on these days after entering care on one, so that every review clock can be reckoned by hand. */
const reviewed = (name: string, number: string, enteredOn: string, ...days: readonly string[]) =>
  aChild(name, number)
    .bornOn('2015-01-01')
    .enteredCareOn(enteredOn)
    .placedWithFosterCarers()
    .reviewedOn(...days)

let store: Store
beforeAll(async () => {
  store = await aStore()
  await aRecordOf(store, [
    reviewed('Ada B.', '100001', '2025-07-01', '2025-07-29'), // 20 working days after: in time
    reviewed('Ben C.', '100002', '2025-07-01', '2025-07-30'), // a day late
    reviewed('Cal D.', '100003', '2025-08-04', '2025-08-20'),
    reviewed('Dee E.', '100004', '2025-10-01'), // due on 29 October, at risk from 24 October
    reviewed('Eve F.', '100005', '2025-09-01'), // due on 29 September: late since
  ])
})
afterAll(() => store.close())

const standing = async (on: string, rule: string): Promise<readonly Omit<RuleStanding, 'rule'>[]> => {
  const rows = await readRuleStanding(store)(
    { authority: HARBOUR, generation: 0, on: day(on), sees: everyChild },
    day('2025-01-01'),
  )
  return rows.filter((row) => row.rule === rule).map(({ rule: _, ...rest }) => rest)
}
const month = (on: string): Day => day(on)

it('counts the clocks of a rule that run on a day, and those that stopped by month', async () => {
  expect(await standing('2025-10-16', 'child.first-review')).toEqual([
    { month: month('2025-07-01'), clocks: 2, inTime: 1, atRisk: 0, late: 0 },
    { month: month('2025-08-01'), clocks: 1, inTime: 1, atRisk: 0, late: 0 },
    { month: null, clocks: 2, inTime: 0, atRisk: 0, late: 1 },
  ])
})

it('counts by the day of reading, whatever stopped since', async () => {
  expect(await standing('2025-07-29', 'child.first-review')).toEqual([
    { month: month('2025-07-01'), clocks: 1, inTime: 1, atRisk: 0, late: 0 },
    { month: null, clocks: 1, inTime: 0, atRisk: 1, late: 0 },
  ])
  expect(await standing('2025-10-27', 'child.first-review')).toMatchObject([{}, {}, { clocks: 2, atRisk: 1, late: 1 }])
})

it('counts nothing of another authority', async () => {
  const other = await readRuleStanding(store)(
    { authority: HARBOUR + 1, generation: 0, on: day('2025-10-16'), sees: everyChild },
    day('2025-01-01'),
  )
  expect(other).toEqual([])
})
