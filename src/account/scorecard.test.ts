import { describe, expect, test } from 'vitest'
import type { FactId } from '../record/index.ts'
import { day } from '../time/index.ts'
import { scorecard, thresholdFor, yearsEndingOn, yearToDate, lastYearEnd, scorecardJson, roundHalfUp } from './index.ts'
import { defaultScorecardSettings, indicators, measures, type Figure, type PointOf, type SpanOf } from './index.ts'
import published from './published-scorecards.json' with { type: 'json' }

let made = 0
const fact = (): FactId => `fact-${String((made += 1))}` as FactId // tests need no uuid

const point = (
  measure: string,
  child: string,
  on: string,
  num: number,
  more: Partial<PointOf<string>> = {},
): PointOf<string> => ({
  subject: child,
  measure,
  onDate: day(on),
  fact: fact(),
  num,
  den: 1,
  fromOn: null,
  untilOn: null,
  leftOut: null,
  ...more,
})

const span = (
  measure: string,
  child: string,
  from: string,
  to: string | null,
  wait: readonly [string | null, string | null] = [null, null],
): SpanOf<string> => ({
  subject: child,
  measure,
  fact: fact(),
  fromOn: day(from),
  toOn: to === null ? null : day(to),
  waitFromOn: wait[0] === null ? null : day(wait[0]),
  waitUntilOn: wait[1] === null ? null : day(wait[1]),
  kind: null,
})

function figure(
  id: string,
  rows: { readonly points?: readonly PointOf<string>[]; readonly spans?: readonly SpanOf<string>[] },
  endingOn = '2017-03-31',
  years = 1,
  settings = defaultScorecardSettings,
): Figure<string> {
  const all = { points: rows.points ?? [], spans: rows.spans ?? [] }
  const found = scorecard(all, yearsEndingOn(day(endingOn), years), settings).find((one) => one.id === id)
  if (!found) throw new Error(`No figure ${id}`)
  return found
}

const a1 = (child: string, days: number, on = '2016-10-03'): PointOf<string> => point('A1', child, on, days)

describe('thresholds', () => {
  test.each([
    [2010, null],
    [2011, 639],
    [2012, 639],
    [2013, 608],
    [2014, 547],
    [2015, 487],
    [2016, 426],
    [2017, 426],
    [2026, 426],
  ])('A1 for a period that ends in %i is %s days', (year, expected) => {
    expect(thresholdFor(year)?.a1Days ?? null).toBe(expected)
  })

  test('every printed number of days is the months × 365.25 / 12, rounded down', () => {
    const inDays = (months: number): number => Math.floor((months * 365.25) / 12)
    const a2Months: Readonly<Record<number, number>> = { 213: 7, 182: 6, 152: 5, 121: 4 }
    for (const { a1Days, a2Days, a3Months } of defaultScorecardSettings.thresholds) {
      expect(a1Days).toBe(inDays(a3Months))
      expect(a2Days).toBe(inDays(a2Months[a2Days] ?? 0))
    }
  })

  test('a single year uses the threshold of the three years that end with it', () => {
    const year = figure('A1', { points: [a1('a', 480, '2014-10-03')] }, '2015-03-31', 1)
    expect([year.threshold, year.met]).toEqual([487, true])
  })

  test('A3 to A16 and our own A1p and A2p have none', () => {
    const none = scorecard({ points: [], spans: [] }, yearsEndingOn(day('2017-03-31'), 3))
    expect(none.filter(({ threshold }) => threshold !== null).map(({ id }) => id)).toEqual(['A1', 'A2'])
  })
})

describe('a mean of days', () => {
  test('is of children and not of years: three years pool every child', () => {
    const points = [a1('a', 100, '2014-10-03'), a1('b', 400), a1('c', 400), a1('d', 400)]
    expect(figure('A1', { points }, '2017-03-31', 3).value).toBe(325)
  })

  test('is rounded half up, and met compares it before rounding', () => {
    const within = figure('A1', { points: [a1('a', 426), a1('b', 426)] })
    const over = figure('A1', { points: [a1('a', 426), a1('b', 426), a1('c', 427)] })
    const half = figure('A1', { points: [a1('a', 426), a1('b', 427)] })
    expect([within.value, within.met]).toEqual([426, true])
    expect([over.value, over.met]).toEqual([426, false])
    expect([half.value, half.met]).toEqual([427, false])
  })

  test('of nobody is nothing, and neither met nor missed', () => {
    expect(figure('A1', {})).toMatchObject({ value: null, unrounded: null, met: null, rows: [], threshold: 426 })
  })

  test('leaves children out with the reason', () => {
    const left = point('A1', 'b', '2016-10-03', 0, { den: 0, leftOut: 'start of care is not in these files' })
    const found = figure('A1', { points: [a1('a', 300), left] })
    expect(found.value).toBe(300)
    expect(found.excluded).toEqual([{ child: 'b', reason: 'start of care is not in these files' }])
  })

  test('counts orders from 1 April to 31 March, both days in', () => {
    const points = [
      a1('before', 1, '2016-03-31'),
      a1('first', 2, '2016-04-01'),
      a1('last', 4, '2017-03-31'),
      a1('after', 8, '2017-04-01'),
    ]
    expect(figure('A1', { points }).rows.map(({ child }) => child)).toEqual(['first', 'last'])
  })

  test.each([
    [1, 2, 1],
    [9, 2, 5],
    [4941, 10, 494],
    [709, 10, 71],
    [1245, 1000, 1],
  ])('%i / %i rounds to %i', (numerator, denominator, expected) => {
    expect(roundHalfUp(numerator, denominator)).toBe(expected)
  })
})

describe('A3: less than 14 months', () => {
  const adopted = (child: string, from: string, until: string): PointOf<string> =>
    point('A1', child, '2016-10-03', 0, { fromOn: day(from), untilOn: day(until) })
  const going = (child: string, wait: readonly [string | null, string | null]): SpanOf<string> =>
    span(measures.decisionInForce, child, '2016-06-01', null, wait)

  test.each([
    ['2015-01-05', '2016-03-04', true, 'one day short of 14 months'],
    ['2015-01-05', '2016-03-05', false, '14 months to the day is not less'],
    ['2014-12-31', '2016-02-28', true, 'the corresponding date of 31 December + 14 months is 29 February 2016'],
    ['2014-12-31', '2016-02-29', false, 'the month’s end stands for its 31st'],
  ])('from %s to %s: %s, because %s', (from, until, expected) => {
    expect(figure('A3', { points: [adopted('a', from, until)] }).rows[0]?.in).toBe(expected)
  })

  test('who is still going through is measured at the period’s end, unless moved in by then', () => {
    const spans = [
      going('waiting', ['2016-01-29', null]),
      going('moved in', ['2015-01-05', '2015-12-01']),
      going('moves later', ['2016-02-15', '2017-05-01']),
    ]
    const found = figure('A3', { spans })
    expect(found.rows.map(({ child, in: isIn, until }) => [child, isIn, until])).toEqual([
      ['moved in', true, '2015-12-01'],
      ['moves later', true, '2017-03-31'],
      ['waiting', false, '2017-03-31'],
    ])
    expect([found.value, found.numerator, found.denominator]).toEqual([67, 2, 3])
  })

  test('a reversed decision is out, and a start of care that is not in the files is left out', () => {
    const reversed = span(measures.decisionInForce, 'reversed', '2016-06-01', '2016-12-01', ['2016-01-29', null])
    const found = figure('A3', { spans: [reversed, going('unknown', [null, null])] })
    expect(found.value).toBeNull()
    expect(found.excluded).toEqual([{ child: 'unknown', reason: 'start of care is not in these files' }])
  })

  test('the cut-off was 21 months at first', () => {
    const points = [{ ...adopted('a', '2009-06-01', '2011-02-28'), onDate: day('2011-03-01') }]
    expect(figure('A3', { points }, '2011-03-31').rows[0]?.in).toBe(true)
  })
})

describe('A4: a child who leaves care twice counts once', () => {
  test('adopted at last', () => {
    const points = [
      point('A4', 'a', '2016-05-02', 0),
      point('A4', 'a', '2017-01-09', 1),
      point('A4', 'b', '2016-05-02', 0),
    ]
    expect(figure('A4', { points })).toMatchObject({ value: 50, numerator: 1, denominator: 2 })
  })
})

describe('A5: plans changed away from adoption', () => {
  const spans = [
    span(measures.decisionInForce, 'in force', '2015-06-01', null),
    span(measures.decisionInForce, 'reversed', '2015-06-01', '2016-12-01'),
    span(measures.decisionInForce, 'reversed on the first day', '2015-06-01', '2016-04-01'),
    span(measures.decisionInForce, 'reversed before', '2015-06-01', '2016-03-01'),
    span(measures.decisionInForce, 'adopted', '2015-06-01', '2016-10-03'),
  ]
  const points = [
    point('A5', 'reversed', '2016-12-01', 1),
    point('A5', 'reversed on the first day', '2016-04-01', 1),
    point('A5', 'reversed before', '2016-03-01', 1),
    a1('adopted', 300),
  ]

  test('of all with a decision in force in the period', () => {
    expect(figure('A5', { points, spans })).toMatchObject({ value: 50, numerator: 2, denominator: 4 })
  })

  test('or, by the setting, of the adopted and the reversed', () => {
    const settings = { ...defaultScorecardSettings, a5Denominator: 'adopted-or-reversed' as const }
    expect(figure('A5', { points, spans }, '2017-03-31', 1, settings)).toMatchObject({ numerator: 2, denominator: 3 })
  })
})

describe('A9: waiting on the last day', () => {
  test('the day of moving in is no day of waiting', () => {
    const spans = [
      span(measures.waitingForFamily, 'still', '2016-06-01', null),
      span(measures.waitingForFamily, 'moved in that day', '2016-06-01', '2017-03-31'),
      span(measures.waitingForFamily, 'moved in the next', '2016-06-01', '2017-04-01'),
    ]
    expect(figure('A9', { spans }).rows.map(({ child }) => child)).toEqual(['moved in the next', 'still'])
  })
})

describe('periods', () => {
  test('one year, three years, the year so far', () => {
    expect(yearsEndingOn(day('2017-03-31'), 3)).toEqual({ from: '2014-04-01', to: '2017-03-31' })
    expect(yearToDate(day('2025-10-16'))).toEqual({ from: '2025-04-01', to: '2025-10-16' })
    expect(lastYearEnd(day('2025-10-16'))).toBe('2025-03-31')
    expect(lastYearEnd(day('2025-03-31'))).toBe('2025-03-31')
    expect(lastYearEnd(day('2025-03-30'))).toBe('2024-03-31')
  })
})

describe('the scorecard as other programs read it', () => {
  test('eleven indicators in their order, each with rows of its own kind', () => {
    const period = yearsEndingOn(day('2017-03-31'), 1)
    const points = [a1('100234', 300), point('A4', '100234', '2016-10-03', 1), point('A15', '100235', '2016-06-01', 1)]
    const json = scorecardJson(period, scorecard({ points, spans: [] }, period))
    expect(json.indicators.map(({ id }) => id)).toEqual(indicators.map(({ id }) => id))
    expect(json.indicators[0]).toEqual({
      id: 'A1',
      value: 300,
      unit: 'days',
      children: 1,
      threshold: 426,
      met: true,
      rows: [{ child: '100234', days: 300 }],
      excluded: [],
    })
    expect(json.indicators[4]).toMatchObject({
      unit: 'percent',
      numerator: 1,
      denominator: 1,
      rows: [{ child: '100234', in: true }],
    })
    expect(json.indicators[7]).toMatchObject({
      unit: 'children',
      value: 1,
      rows: [{ child: '100235', on: '2016-06-01' }],
    })
  })
})

describe('published three-year averages', () => {
  /** The year in which a period such as 2011-14 ends. */
  const endOf = (period: string): number => 2000 + Number(period.slice(-2))

  test.each(published.rows)(
    'report of $reportPublished, $indicator $period: $valueDays days against $comparator',
    (row) => {
      const threshold = thresholdFor(endOf(row.comparatorPeriod))
      if (row.comparator === 'threshold') {
        expect(row.indicator.startsWith('A1') ? threshold?.a1Days : threshold?.a2Days).toBe(row.comparatorDays)
      }
      if (row.statedDifference !== null) expect(row.valueDays - row.comparatorDays).toBe(row.statedDifference)
    },
  )

  test.each(published.rows.filter(({ comparator }) => comparator === 'threshold'))(
    'report of $reportPublished, $indicator $period: our figure of that mean meets the threshold or not as the inspectors said',
    ({ indicator, period, valueDays, comparatorDays }) => {
      const id = indicator.slice(0, 2)
      const end = `${String(endOf(period))}-03-31`
      const found = figure(id, { points: [point(id, 'a', end, valueDays)] }, end, 3)
      expect([found.value, found.threshold, found.met]).toEqual([
        valueDays,
        comparatorDays,
        valueDays <= comparatorDays,
      ])
    },
  )
})
