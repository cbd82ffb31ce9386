import { status, type ClockDates, type ClockReading } from '../../clocks/index.ts'
import { daysBetween, type Day } from '../../time/index.ts'
import type { Forecast } from './forecast.ts'

/** What the tracker must know of a child to say how the journey stands. */
export interface Tracked {
  /** The clocks permanence.a1 and permanence.a2; null where there is none, as when care began before the files. */
  readonly a1: ClockDates | null
  readonly a2: ClockDates | null
  readonly hasAdoptionPlan: boolean
  readonly isPlaced: boolean
  readonly a1Forecast: Forecast | null
  readonly a2Forecast: Forecast | null
}

/**
 * How a child's journey stands: late (A1 or A2 so far is over its threshold and has not stopped), at risk (a forecast is
 * over it, or A2 has fewer than 42 days left and no match), met or missed (moved in, within A1 or after), on course.
 */
export type JourneyStatus = 'late' | 'at-risk' | 'on-course' | 'met' | 'missed' | 'not-measured'

export interface TrackerStatus {
  readonly status: JourneyStatus
  /** The clock that says so. */
  readonly clock: 'A1' | 'A2' | null
  readonly daysSoFar: number | null
  readonly daysLate: number | null
  readonly daysLeft: number | null
  /** The forecast of that clock, in days in the end. */
  readonly forecast: number | null
  /** Of a child at risk, whether the clock has passed its warn date or its forecast is over the threshold; null of others. */
  readonly riskBy: 'warning' | 'forecast' | null
  /** Past the A1 threshold in care, with a plan for adoption, and not placed. */
  readonly isLegacy: boolean
}

interface Read {
  readonly clock: 'A1' | 'A2'
  readonly row: ClockDates
  readonly reading: ClockReading
  readonly forecast: Forecast | null
}

const isRunning = ({ reading }: Read): boolean => reading.daysLeft !== null
const median = ({ forecast }: Read): number | null => (forecast?.kind === 'forecast' ? forecast.median : null)
const isForecastOver = (read: Read): boolean => (median(read) ?? 0) > daysBetween(read.row.startedOn, read.row.dueOn)

/** A1 is warned of by its forecast alone: its warn date is the clock strip's. */
const isWarned = ({ clock, reading }: Read): boolean => clock === 'A2' && reading.status === 'at-risk'

function says(status: JourneyStatus, read: Read | null, isLegacy: boolean): TrackerStatus {
  const left = read?.reading.daysLeft ?? null
  return {
    status,
    clock: read?.clock ?? null,
    daysSoFar: read?.reading.daysSoFar ?? null,
    daysLate: left !== null && left < 0 ? -left : null,
    daysLeft: left !== null && left >= 0 ? left : null,
    forecast: read && median(read),
    riskBy: status !== 'at-risk' || read === null ? null : isWarned(read) ? 'warning' : 'forecast',
    isLegacy,
  }
}

const hasStarted = (row: ClockDates | null, on: Day): row is ClockDates => row !== null && row.startedOn <= on

/** How a child's journey stands on a day. While both clocks run, A2 speaks first: it is the one that family finding can still mend. */
export function trackerStatus(child: Tracked, on: Day): TrackerStatus {
  const a1: Read | null = hasStarted(child.a1, on)
    ? { clock: 'A1', row: child.a1, reading: status(child.a1, on), forecast: child.a1Forecast }
    : null
  const a2: Read | null = hasStarted(child.a2, on)
    ? { clock: 'A2', row: child.a2, reading: status(child.a2, on), forecast: child.a2Forecast }
    : null
  const isLegacy = child.hasAdoptionPlan && !child.isPlaced && a1?.reading.status === 'late'
  const running = [a2, a1].filter((read) => read !== null).filter(isRunning)
  const late = running.find(({ reading }) => reading.status === 'late')
  if (late) return says('late', late, isLegacy)
  const risk = running.find((read) => isForecastOver(read) || isWarned(read))
  if (risk) return says('at-risk', risk, isLegacy)
  if (a1?.reading.status === 'met') return says('met', a1, isLegacy)
  if (a1?.reading.status === 'met-late') return says('missed', a1, isLegacy)
  const speaks = running.find(({ clock }) => clock === 'A1') ?? running[0] ?? null
  return speaks ? says('on-course', speaks, isLegacy) : says('not-measured', null, isLegacy)
}
