import { csvOf } from '../../../web/ui/index.ts'
import type { ShownLine } from '../figures/standing-view.ts'
import { sayBand } from '../words.ts'

const HEADER = ['measure', 'name', 'part', 'month', 'numerator', 'denominator', 'value', 'band_of_last_value']

/** The scorecard as a file: one row for each line and month. */
export const scorecardMonthsCsv = (all: readonly ShownLine[]): string =>
  csvOf(
    HEADER,
    all.flatMap(({ line, months, band }) =>
      months.map(({ month, num, den, value, isHidden }) => [
        ...[line.id, line.measure.name, line.part, month.slice(0, 7)],
        ...(isHidden ? ['not shown', 'not shown', 'not shown'] : [num, den, value]),
        band === null ? null : sayBand(band).says,
      ]),
    ),
  )
