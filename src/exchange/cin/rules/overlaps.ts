import type { AnyRow } from '../rows.ts'
import type { Mark } from '../rule.ts'

/** The days that something takes: from the first to the last, both included, or still going on. */
export interface Stretch {
  readonly from: number
  readonly until: number
  readonly isOpen: boolean
}

/** Marks any two rows of which one begins while the other goes on; the last day of a stretch belongs to it. */
export function markOverlaps<R extends AnyRow>(rows: readonly R[], mark: Mark, stretchOf: (row: R) => Stretch): void {
  if (rows.length < 2) return
  for (const row of rows) {
    const { from, until, isOpen } = stretchOf(row)
    for (const other of rows) {
      if (other === row) continue
      const begins = stretchOf(other).from
      if (begins >= from && (isOpen || begins <= until)) mark(row, other)
    }
  }
}
