import { describe, expect, it } from 'vitest'
import { noChild } from '../../access/index.ts'
import type { MonthSum } from '../../account/index.ts'
import { day } from '../../time/index.ts'
import { aSubject, typed } from '../testing.ts'
import { quoteMeasures } from './quote-measures.ts'

const MEASURE = '2-m04'
const on = day('2025-10-16')

/** What papers say of a measure of which so many of twenty were good, with a target or without one. */
async function quoted(good: number, target?: { readonly value: string; readonly byOn: string }) {
  const sums: readonly MonthSum[] = [{ id: MEASURE, month: day('2025-09-01'), num: good, den: 20 }]
  const facts =
    target === undefined
      ? []
      : [typed('improvement.measure-target', '2025-01-06', { measure: MEASURE, ...target, agreedBy: 'board' })]
  const all = await quoteMeasures(
    {
      readMonthSums: () => Promise.resolve({ sums, ofWorkers: [] }),
      readRecordingMonths: () => Promise.resolve([]),
      readSmall: () => Promise.resolve({ least: 1, most: 5 }),
      readImprovement: () => Promise.resolve([{ subject: aSubject, kind: 'measure', facts }]),
    },
    { authority: 1, generation: 0, on, sees: noChild },
  )
  const found = all.find(({ id }) => id === MEASURE)
  return found && [found.value, found.target, found.met]
}

describe('A measure in a paper', () => {
  it('is met by its target where one was agreed, because that is what was promised', async () => {
    expect(await quoted(14, { value: '70', byOn: '2025-10-01' })).toEqual(['70.0%', '70.0% by 1 October 2025', true])
    expect(await quoted(13, { value: '70', byOn: '2025-10-01' })).toEqual(['65.0%', '70.0% by 1 October 2025', false])
  })

  it('is not yet unmet while the day of its target is still to come, and met as soon as it is reached', async () => {
    expect((await quoted(13, { value: '70', byOn: '2025-12-31' }))?.[2]).toBeNull()
    expect((await quoted(14, { value: '70', byOn: '2025-12-31' }))?.[2]).toBe(true)
  })

  it('is met by its band where no target was agreed', async () => {
    expect(await quoted(10)).toEqual(['50.0%', 'None agreed', false])
    expect(await quoted(20)).toEqual(['100.0%', 'None agreed', true])
  })
})
