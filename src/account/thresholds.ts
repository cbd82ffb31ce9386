import type { Trust } from '../clocks/index.ts'
import { day, type Day } from '../time/index.ts'

/** What the Department expected of one three-year period: no more than so many days on average. */
export interface ThresholdPeriod {
  /** As the Department writes the three years: 2013-16 is 1 April 2013 to 31 March 2016. */
  readonly period: string
  /** The calendar year of the 31 March on which the three years end. */
  readonly endsIn: number
  readonly a1Days: number
  readonly a2Days: number
  /** A3 counts children who waited less than this many calendar months. */
  readonly a3Months: number
  readonly source: string
  readonly trust: Trust
}

/**
 * The sliding scale of the adoption scorecards. Days are the published months × 365.25 / 12, rounded down.
 * The last row holds for every later period, since nothing has been published in its place.
 */
export const publishedThresholds: readonly ThresholdPeriod[] = [
  {
    period: '2008-11',
    endsIn: 2011,
    a1Days: 639,
    a2Days: 213,
    a3Months: 21,
    source: 'Department for Education, May 2012: 21 and 7 months; days by analogy with the next period',
    trust: 'V2',
  },
  {
    period: '2009-12',
    endsIn: 2012,
    a1Days: 639,
    a2Days: 213,
    a3Months: 21,
    source: 'Public Finance, 30 November 2012: 639 and 213 days',
    trust: 'V2',
  },
  {
    period: '2010-13',
    endsIn: 2013,
    a1Days: 608,
    a2Days: 182,
    a3Months: 20,
    source: 'iMPOWER, January 2014: 20 and 6 months; 608 printed in Ofsted inspection reports of 2014; 182 inferred',
    trust: 'V2',
  },
  {
    period: '2011-14',
    endsIn: 2014,
    a1Days: 547,
    a2Days: 152,
    a3Months: 18,
    source: 'Ofsted inspection reports of 2015 and 2016 print 547 and fix 152 by the differences they state',
    trust: 'V2',
  },
  {
    period: '2012-15',
    endsIn: 2015,
    a1Days: 487,
    a2Days: 121,
    a3Months: 16,
    source: 'Ofsted inspection reports of 2016 and 2017 print 487 and 121',
    trust: 'V2',
  },
  {
    period: '2013-16',
    endsIn: 2016,
    a1Days: 426,
    a2Days: 121,
    a3Months: 14,
    source: 'gov.uk, 14 January 2014: 14 and 4 months',
    trust: 'V',
  },
  {
    period: '2014-17 and later',
    endsIn: 2017,
    a1Days: 426,
    a2Days: 121,
    a3Months: 14,
    source: 'A council’s committee papers on 2019-20 still quote 426 and 121 days',
    trust: 'V2',
  },
]

/** What the Department expected before its last change, each with the last day of the last period in which it did. */
export function earlierThresholds(
  of: 'a1Days' | 'a2Days',
  thresholds = publishedThresholds,
): readonly { readonly until: Day; readonly count: number }[] {
  const steps = thresholds.map((row, n) => ({ count: row[of], endsIn: row.endsIn, then: thresholds[n + 1]?.[of] }))
  return steps.flatMap(({ count, endsIn, then }) =>
    then === undefined || then === count ? [] : [{ until: day(`${String(endsIn)}-03-31`), count }],
  )
}

/**
 * The expectation for a period that ends in the year to 31 March of `year`, be it of one year or three:
 * a year uses the threshold of the three-year period that ends with it. Null before the first was published.
 */
export function thresholdFor(year: number, thresholds = publishedThresholds): ThresholdPeriod | null {
  let found: ThresholdPeriod | null = null
  for (const threshold of thresholds) if (threshold.endsIn <= year) found = threshold
  return found
}
