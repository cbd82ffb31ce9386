import type { ClockRow } from '../record/index.ts'
import { daysBetween, type Day } from '../time/index.ts'

export type ClockStatus = 'late' | 'at-risk' | 'on-course' | 'paused' | 'met' | 'met-late' | 'ended'

/** A clock as it stands on one day. `daysLeft` is negative by as many days as it is late; null once it has stopped or ended. */
export interface ClockReading {
  readonly status: ClockStatus
  /** Days from its start to the day it stopped, ended, paused or is read on. */
  readonly daysSoFar: number
  readonly daysLeft: number | null
}

/** The dates that a clock is read from. */
export type ClockDates = Pick<ClockRow, 'startedOn' | 'warnOn' | 'dueOn' | 'pausedOn' | 'stoppedOn' | 'endedWithoutOn'>

const over = (clock: ClockDates, status: ClockStatus, on: Day): ClockReading => ({
  status,
  daysSoFar: daysBetween(clock.startedOn, on),
  daysLeft: null,
})

/** How a clock stands on a day, from its stored dates alone. On its due date it is still in time; the day after it is late. */
export function status(clock: ClockDates, today: Day): ClockReading {
  const { stoppedOn, endedWithoutOn, pausedOn } = clock
  if (stoppedOn !== null && stoppedOn <= today) {
    return over(clock, stoppedOn <= clock.dueOn ? 'met' : 'met-late', stoppedOn)
  }
  if (endedWithoutOn !== null && endedWithoutOn <= today) return over(clock, 'ended', endedWithoutOn)
  const paused = pausedOn !== null && pausedOn <= today
  const on = paused ? pausedOn : today
  const running: ClockStatus = on > clock.dueOn ? 'late' : on >= clock.warnOn ? 'at-risk' : 'on-course'
  return {
    status: paused ? 'paused' : running,
    daysSoFar: daysBetween(clock.startedOn, on),
    daysLeft: daysBetween(on, clock.dueOn),
  }
}
