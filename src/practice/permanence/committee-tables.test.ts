import { describe, expect, test } from 'vitest'
import type { Fact } from '../../record/index.ts'
import { addDays, day, type Day } from '../../time/index.ts'
import { ad1, decision, episodes, fold, scorecardOf, typed } from '../testing.ts'
import tables from './committee-tables.json' with { type: 'json' }

const INTRODUCTIONS = 28

/** A child who moved in on a day after so many days in care, matched so many days after the order; without an order where it is null. */
function movedIn(on: Day, a1: number, a2: number | null, adoptedOn: Day | null): Fact[] {
  const start = addDays(on, -a1)
  const matched = addDays(on, -INTRODUCTIONS)
  const end = adoptedOn === null ? '- -' : `${adoptedOn} ${a2 === null ? 'E11' : 'E12'}`
  const match = adoptedOn === null ? typed('permanence.match', matched) : ad1(matched)
  if (a2 === null) {
    return [...episodes(`${start} S V2 U6 ${on} X1`, `${on} P V2 A4 ${end}`), decision(addDays(matched, -125)), match]
  }
  const order = addDays(matched, -a2)
  const care = episodes(`${start} S C1 U6 ${order} X1`, `${order} L E1 U6 ${on} X1`, `${on} P E1 A6 ${end}`)
  return [...care, decision(addDays(order, -30)), match]
}

const children = (
  a1: readonly number[],
  a2: readonly (number | null)[],
  firstMove: string,
  adoptedAfter: number | null,
): Record<string, Fact[]> =>
  Object.fromEntries(
    a1.map((days, i) => {
      const on = addDays(day(firstMove), 20 * i)
      return [
        `child ${String(i + 1)}`,
        movedIn(on, days, a2[i] ?? null, adoptedAfter === null ? null : addDays(on, adoptedAfter)),
      ]
    }),
  )

const daysOf = (figure: { readonly rows: readonly { readonly days?: number }[] } | undefined): number[] =>
  (figure?.rows ?? []).map(({ days }) => days ?? -1).sort((a, b) => a - b)
const sorted = (days: readonly (number | null)[]): number[] => days.filter((one) => one !== null).sort((a, b) => a - b)
const within = (figure: Parameters<typeof daysOf>[0], limit: number): number =>
  daysOf(figure).filter((days) => days <= limit).length

describe('the committee’s tables for 2016-17', () => {
  test('the ten children adopted: A1 494 days, seven within 426; A2 71 days, all within 121, since equal is within', () => {
    const { a1, a2, a1Mean, a1Within426, a2Mean, a2Within121 } = tables.adopted2016to17
    const card = scorecardOf(children(a1, a2, '2015-12-07', 150), '2017-03-31', 1)
    expect(card['A1']).toMatchObject({ value: a1Mean, denominator: 10, threshold: 426, met: false })
    expect(card['A2']).toMatchObject({ value: a2Mean, denominator: 10, threshold: 121, met: true })
    expect([daysOf(card['A1']), daysOf(card['A2'])]).toEqual([sorted(a1), sorted(a2)])
    expect([within(card['A1'], 426), within(card['A2'], 121)]).toEqual([a1Within426, a2Within121])
    expect(card['A4']).toMatchObject({ value: 100, numerator: 10 })
  })

  test('the ten children placed and not yet adopted: their clocks are A1p and A2p, and A1 and A2 see none of them', () => {
    const { a1, a2, a1Within426, a2Within121 } = tables.placed2016to17
    const card = scorecardOf(children(a1, a2, '2016-04-11', null), '2017-03-31', 1)
    expect(card['A1']).toMatchObject({ value: null, denominator: 0 })
    expect([daysOf(card['A1p']), daysOf(card['A2p'])]).toEqual([sorted(a1), sorted(a2)])
    expect([within(card['A1p'], 426), within(card['A2p'], 121)]).toEqual([a1Within426, a2Within121])
    expect(card['A2p']?.excluded).toEqual([{ child: 'child 4', reason: 'no placement order or freeing order' }])
    expect(card['A9']?.value).toBe(0)
  })

  test('the year before: eleven children, five of them over 121 days, and yet a mean of 107 that meets the threshold', () => {
    const { a2, over121, a2Mean } = tables.adopted2015to16
    const card = scorecardOf(
      children(
        a2.map(() => 305),
        a2,
        '2014-12-01',
        150,
      ),
      '2016-03-31',
      1,
    )
    expect(card['A2']).toMatchObject({ value: a2Mean, denominator: 11, threshold: 121, met: true })
    expect(11 - within(card['A2'], 121)).toBe(over121)
    expect(card['A1']?.value).toBe(305)
  })

  test('none of these children contradicts anything but the birth date that no header gives', () => {
    const { a1, a2 } = tables.adopted2016to17
    for (const facts of Object.values(children(a1, a2, '2015-12-07', 150))) {
      expect(fold(facts).contradictions.map(({ code }) => code)).toEqual(['no-birth-date'])
    }
  })
})
