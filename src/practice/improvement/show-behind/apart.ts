import type { Reading } from '../../../access/index.ts'
import { FEW, monthsUpTo } from '../../../account/index.ts'
import type { Day } from '../../../time/index.ts'
import { bandOf, valueOf } from '../bands.ts'
import type { SumApart } from '../figure-ports.ts'
import type { Line } from '../figures/lines.ts'
import { sayMadeOf, sayValueOf } from '../figures/say-figure.ts'
import { sayBand, type Said } from '../words.ts'

const MONTHS = 12

export interface ApartLine {
  readonly who: string
  readonly value: string
  readonly madeOf: string
  /** Its band; or why it has none, in words. */
  readonly band: Said | string
  readonly href: string | null
}

/** Whether a reader is shown this team or worker: whoever sees all children, and a team its own. */
function isShown({ sees }: Reading, by: 'team' | 'worker', who: string): boolean {
  if (sees.reach === 'authority') return true
  return sees.reach === 'team' && (by === 'team' ? sees.team === who : sees.workers.includes(who))
}

const isAsItStands = ({ as }: Line): boolean => as === 'month-end' || as === 'caseload' || as === 'highest'

/** The first month that counts: of twelve for what happened; of what stands, all that ever changed it. */
export const firstMonthOf = (line: Line, { on }: Reading): Day | null =>
  isAsItStands(line) ? null : (monthsUpTo(on, MONTHS)[0] ?? null)

/** One line for each team or worker: twelve months of what happened, or how it stands at the end of the last. */
export function linesApart(
  line: Line,
  reading: Reading,
  by: 'team' | 'worker',
  sums: readonly SumApart[],
): readonly ApartLine[] {
  const isStanding = isAsItStands(line)
  const found = sums.flatMap(({ who, ...made }): readonly (ApartLine & { sort: number })[] => {
    if (!isShown(reading, by, who)) return []
    if (made.num === 0 && made.den === 0) return []
    const isCount =
      line.measure.unit === 'count' || line.as === 'caseload' || line.as === 'highest' || line.as === 'per-officer'
    const value = isCount ? made.num : valueOf(line.measure, made.num, made.den)
    if (value === null) return []
    const isBanded = !isCount || line.as === 'highest' || (line.as === 'caseload' && by === 'worker')
    const month = reading.on.slice(0, 7)
    return [
      {
        who,
        value: isCount ? String(value) : sayValueOf(line.measure, value),
        madeOf: isCount ? `${value}` : sayMadeOf(line, made),
        band: !isBanded
          ? 'No bands apply'
          : isCount || made.den >= FEW
            ? sayBand(bandOf(line.measure, value))
            : 'Too few to band',
        href: isStanding
          ? `/improvement/figures/${line.id}/children?month=${month}&${by}=${encodeURIComponent(who)}`
          : null,
        sort: value,
      },
    ]
  })
  const worstFirst = line.measure.polarity === 'higher' ? 1 : -1
  return found.sort((a, b) => (a.sort === b.sort ? (a.who < b.who ? -1 : 1) : (a.sort - b.sort) * worstFirst))
}
