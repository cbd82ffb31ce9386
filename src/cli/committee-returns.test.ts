import { expect, it } from 'vitest'
import type { ScorecardJson } from '../account/index.ts'
import { aChild, type ChildStory } from '../demo/index.ts'
import { inFolder } from '../exchange/ssda903/fixtures.ts'
import { writeReturn } from '../exchange/ssda903/index.ts'
import tables from '../practice/permanence/committee-tables.json' with { type: 'json' }
import { addDays, day, type Day } from '../time/index.ts'
import { scorecardCommand } from './scorecard.ts'

const INTRODUCTIONS = 28
const firstNumber = 100_001

/** A child who moved in after so many days in care and was matched so many days after the order: by consent where that is null. */
function adopted(nth: number, a1: number, a2: number | null, on: Day, adoptedOn: Day): ChildStory {
  const start = addDays(on, -a1)
  const match = addDays(on, -INTRODUCTIONS)
  const born = aChild('A child', String(firstNumber + nth)).bornOn(addDays(start, -3))
  if (a2 === null) {
    const relinquished = born.enteredCareOn(start).underSection20().decisionOn(addDays(match, -125))
    return relinquished.matchedOn(match).movedInOn(on).adoptedOn(adoptedOn)
  }
  const order = addDays(match, -a2)
  const inCare = born.enteredCareOn(start).underInterimCareOrder().decisionOn(addDays(order, -30))
  return inCare.withPlacementOrderOn(order).matchedOn(match).movedInOn(on).adoptedOn(adoptedOn)
}

const inYear = (a1: readonly number[], a2: readonly (number | null)[], nth: number, moved: string, after: number) =>
  a1.map((days, i) => {
    const on = addDays(day(moved), 20 * i)
    return adopted(nth + i, days, a2[i] ?? null, on, addDays(on, after))
  })

/** The council's children of three years: adopted in 2015-16, in 2016-17, and placed in 2016-17 and adopted in the next. */
const { adopted2015to16: before, adopted2016to17: then, placed2016to17: placed } = tables
const children = [
  ...inYear(
    before.a2.map(() => 305),
    before.a2,
    0,
    '2014-12-01',
    150,
  ),
  ...inYear(then.a1, then.a2, 20, '2015-09-07', 250),
  ...inYear(placed.a1, placed.a2, 40, '2016-04-11', 400),
]

/** Writes the returns of five years, each as a council would have sent it, and asks the command for a scorecard of them. */
async function scorecard(end: string, years: string): Promise<ScorecardJson['indicators'][number][]> {
  return inFolder({ 'README.txt': 'A note beside the returns is left alone.' }, async (folder) => {
    for (const year of [2014, 2015, 2016, 2017, 2018]) {
      await writeReturn(`${folder}/${String(year)}`, { year, asAt: day(`${String(year)}-03-31`) }, children)
    }
    let out = ''
    let err = ''
    const code = await scorecardCommand.run(['--ssda903', folder, '--period-end', end, '--years', years, '--json'], {
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      env: {},
      today: day('2018-06-01'),
      signal: new AbortController().signal,
    })
    expect(code, err).toBe(0)
    return [...(JSON.parse(out) as ScorecardJson).indicators] // the command's own JSON
  })
}

const figure = (card: Awaited<ReturnType<typeof scorecard>>, id: string) => card.find((one) => one.id === id)
const daysOf = (card: Awaited<ReturnType<typeof scorecard>>, id: string): number[] =>
  (figure(card, id)?.rows ?? []).map((row) => ('days' in row ? row.days : -1)).sort((a, b) => a - b)
const sorted = (days: readonly (number | null)[]): number[] => days.filter((one) => one !== null).sort((a, b) => a - b)

it('returns built to match the committee’s tables give the tables of 2016-17 again', async () => {
  const card = await scorecard('2017-03-31', '1')
  expect(figure(card, 'A1')).toMatchObject({ value: 494, children: 10, threshold: 426, met: false })
  expect(figure(card, 'A2')).toMatchObject({ value: 71, children: 10, threshold: 121, met: true })
  expect([daysOf(card, 'A1'), daysOf(card, 'A2')]).toEqual([sorted(then.a1), sorted(then.a2)])
  expect([daysOf(card, 'A1p'), daysOf(card, 'A2p')]).toEqual([sorted(placed.a1), sorted(placed.a2)])
  expect(figure(card, 'A2p')?.excluded).toEqual([
    { child: String(firstNumber + 43), reason: 'no placement order or freeing order' },
  ])
})

it('the year before comes out too: eleven children, a mean of 107 although five waited longer than 121 days', async () => {
  const card = await scorecard('2016-03-31', '1')
  expect(figure(card, 'A2')).toMatchObject({ value: 107, children: 11, threshold: 121, met: true })
  expect(daysOf(card, 'A2').filter((days) => days > 121)).toHaveLength(5)
})

it('three years pool the children, not the three means', async () => {
  const card = await scorecard('2018-03-31', '3')
  const all = [...before.a2.map(() => 305), ...then.a1, ...placed.a1]
  const mean = all.reduce((sum, days) => sum + days, 0) / all.length
  expect(figure(card, 'A1')).toMatchObject({ children: 31, value: Math.floor(mean + 0.5) })
})
