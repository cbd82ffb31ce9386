import { addDays, contains, daysBetween, type Day, type Period } from '../time/index.ts'

/**
 * A time that does not count: from its first day to the day before its `to`, on which counting goes on. One without `to`
 * still lasts, and the due date stands where it stood when it began.
 */
export type Pause = Period

/** Whether a day lies in a pause that is over: one that still lasts moves nothing yet. */
export const isPaused = (pauses: readonly Pause[], on: Day): boolean =>
  pauses.some((pause) => pause.to !== null && contains(pause, on))

/** How many days of pauses lie after the start, up to and including a day; days in two pauses count once. */
function pausedDays(pauses: readonly Pause[], start: Day, until: Day): number {
  let count = 0
  for (let on = addDays(start, 1); on <= until; on = addDays(on, 1)) if (isPaused(pauses, on)) count += 1
  return count
}

/** A due date in calendar days, moved by as many days as were paused before it; what it is moved into may be a pause too. */
export function movedByPauses(pauses: readonly Pause[], start: Day, due: Day): Day {
  const ran = daysBetween(start, due)
  let moved = due
  for (;;) {
    const next = addDays(start, ran + pausedDays(pauses, start, moved))
    if (next === moved) return moved
    moved = next
  }
}

/** The first day of a pause that still lasts: what a stored clock keeps as `pausedOn`. */
export const pausedSince = (pauses: readonly Pause[]): Day | null =>
  pauses.reduce<Day | null>(
    (since, { from, to }) => (to === null && (since === null || from < since) ? from : since),
    null,
  )
