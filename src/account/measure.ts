import type { Day } from '../time/index.ts'

/** From the first day in to the last day in, as a person writes a period: 1 April 2016 to 31 March 2017. */
export interface ReportingPeriod {
  readonly from: Day
  readonly to: Day
}

/** One child behind a figure. */
export interface FigureRow<Child> {
  readonly child: Child
  readonly days?: number
  readonly in?: boolean
  readonly on?: Day
  /** The two dates that days were counted between. */
  readonly from?: Day
  readonly until?: Day
}

/** A figure over a period: its value is always the sum of its rows. */
export interface Figure<Child> {
  readonly id: string
  /** Rounded half up, as the Department publishes; null where no child counts. */
  readonly value: number | null
  /** As computed, before rounding: what a threshold is compared with. */
  readonly unrounded: number | null
  readonly unit: 'days' | 'percent' | 'children'
  readonly numerator: number
  readonly denominator: number
  readonly threshold: number | null
  readonly met: boolean | null
  readonly rows: readonly FigureRow<Child>[]
  readonly excluded: readonly { readonly child: Child; readonly reason: string }[]
}
