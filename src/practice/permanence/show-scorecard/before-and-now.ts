import type { SubjectId } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'
import { periodsOn, type PeriodName, type ScorecardOn } from './figures.ts'
import type { OpenPeriods } from './ports.ts'
import { sayOf, sayPeriod, sayValue } from './words.ts'

/** What an indicator came to in one time; null where nothing counts or the reader is not told it. */
export interface IndicatorThen {
  readonly value: number | null
  /** How many children it is made of; 0 where it has no value. */
  readonly of: number
  /** The last day of its time. */
  readonly until: Day
  /** With how many it is made of, and of which time: "471 days (14 children). Year to 31 March 2025". */
  readonly says: string
}

/** An indicator in the last whole year, and in this year so far. */
export interface IndicatorBeforeAndNow {
  readonly id: string
  readonly before: IndicatorThen
  readonly now: IndicatorThen
}

/** Every indicator before and now. `open`: what may be read by somebody who may see no child; null for whoever may. */
export function beforeAndNow(
  shown: ScorecardOn<SubjectId>,
  open: OpenPeriods | null,
): readonly IndicatorBeforeAndNow[] {
  const periods = periodsOn(shown.on)
  const then = (id: string, name: PeriodName): IndicatorThen => {
    const figure = shown.figures[name].find((each) => each.id === id)
    const time = sayPeriod(name, periods[name])
    const until = periods[name].to
    const nothing = { value: null, of: 0, until }
    if (!figure || figure.unrounded === null) return { ...nothing, says: `None. ${time}` }
    return open === null || open[name].has(id)
      ? {
          ...{ value: figure.unrounded, of: figure.denominator, until },
          says: `${sayValue(figure)} (${sayOf(figure)}). ${time}`,
        }
      : { ...nothing, says: `Not shown: it tells of few. ${time}` }
  }
  return shown.figures['this-year'].map(({ id }) => ({ id, before: then(id, 'last-year'), now: then(id, 'this-year') }))
}
