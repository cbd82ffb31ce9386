import type { Fact } from '../../record/index.ts'
import { beginningWith, englandAndWales, type Day } from '../../time/index.ts'
import { dayIn } from '../child/index.ts'

/**
 * Working days for submitting a returned plan again, the day on which it was returned being day 1. Local and unverified:
 * no law that we read sets it. A council's own statement of action was asked for so in a letter of 9 June 2017, and due on
 * 6 July 2017 (seeds, row 67).
 */
export const AGAIN_WITHIN_WORKING_DAYS = 20

/** Where the day by which a returned plan is submitted again comes from. */
export interface Again {
  readonly on: Day
  /** Whether whoever returned it set the day; otherwise it is worked out. */
  readonly isSet: boolean
}

/** The day by which a plan is submitted again that was returned so: the one that was set, else the one worked out. */
export function againIn({ body, happenedOn }: Pick<Fact, 'body' | 'happenedOn'>): Again {
  const set = dayIn(body, 'againOn')
  return set === null
    ? { on: beginningWith(englandAndWales, happenedOn, AGAIN_WITHIN_WORKING_DAYS), isSet: false }
    : { on: set, isSet: true }
}
