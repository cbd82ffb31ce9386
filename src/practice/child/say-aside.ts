import type { Snoozed } from '../../record/index.ts'
import { sayDate, type Day } from '../../time/index.ts'

/** "Put aside until 3 November 2025 by the social worker: the hearing is on the 2nd." Null where nobody did, or it is over. */
export const sayAside = (snoozed: Snoozed | null, on: Day, titleOf: (person: string) => string): string | null =>
  snoozed === null || snoozed.until <= on
    ? null
    : `Put aside until ${sayDate(snoozed.until)} by ${titleOf(snoozed.by)}: ${snoozed.why}`
