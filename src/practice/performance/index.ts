// What children count for in the measures that are summed by month.
import type { Projection } from '../../record/index.ts'
import { caseloadFigure, caseloadSpans, officersFigure } from './caseloads.ts'
import { clockFigures, clockPoints } from './clock-figures.ts'
import { eventFigures, HEARD_AT_REVIEWS, paperFigures } from './event-figures.ts'
import { stockFigures, stockSpans } from './stock-figures.ts'
import type { CountedHow, KeptFrom, Told } from './told.ts'

export type { CountedHow } from './told.ts'
export { HEARD_AT_REVIEWS, officersFigure }

/** How a figure is summed: things of the month; children at its end; children to a worker; alerts to an officer. */
export type SummedAs = 'month' | 'month-end' | 'caseload' | 'per-officer'

/** Every figure that the record makes, by its id, with how it is counted and summed. */
export const countedFigures: ReadonlyMap<string, CountedHow & { readonly as: SummedAs }> = new Map(
  [
    ...clockFigures.map((each) => ({ ...each, as: 'month' as const })),
    ...eventFigures.map((each) => ({
      ...each,
      as: each.id === '3-m01' ? ('per-officer' as const) : ('month' as const),
    })),
    ...stockFigures.map((each) => ({ ...each, as: 'month-end' as const })),
    { ...caseloadFigure, as: 'caseload' as const },
  ].map(({ id, counts, caution, as }) => [id, { id, counts, caution, as }]),
)

/** The points and stretches that a child counts for. Pure and total, without `today`. */
export const performanceRows = (told: Told, keptFrom: KeptFrom): Pick<Projection, 'points' | 'spans'> => ({
  points: [...clockPoints(told), ...[...eventFigures, ...paperFigures].flatMap(({ points }) => points(told))],
  spans: [...stockSpans(told, keptFrom), ...caseloadSpans(told)],
})
