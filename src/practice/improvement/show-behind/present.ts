import type { Day } from '../../../time/index.ts'
import { daysBetween, sayDate } from '../../../time/index.ts'
import { sayCount, type Standing } from '../../../web/ui/index.ts'
import { called } from '../../child/index.ts'
import type { BehindRow, ReadCalled } from '../figure-ports.ts'
import type { Line } from '../figures/lines.ts'

export const ROWS_A_PAGE = 50

export interface BehindLine {
  readonly called: string
  readonly href: string
  readonly team: string
  readonly counts: { readonly says: string; readonly standing: Standing }
  readonly dates: string
}

/** What the dates of a row say: between which days it was counted. */
function sayDates({ line, row }: { line: Line; row: BehindRow }): string {
  const { from, until, on } = row
  if (line.as !== 'month' && line.as !== 'per-officer') return `Since ${sayDate(on)}`
  if (from !== null && until !== null)
    return from === until
      ? `${sayDate(from)}, the same day`
      : `${sayDate(from)} to ${sayDate(until)}: ${sayCount(daysBetween(from, until), 'day', 'days')}`
  return from === null ? sayDate(on) : `From ${sayDate(from)}, by ${sayDate(on)}: not done by then`
}

function sayCounts({ measure, as }: Line, { num, den }: BehindRow): BehindLine['counts'] {
  if (as === 'caseload' || as === 'highest' || den === 0) return { says: 'Yes', standing: 'unknown' }
  if (measure.unit === 'days') return { says: sayCount(num, 'day', 'days'), standing: 'unknown' }
  const isGood = num > 0 === (measure.polarity === 'higher')
  return { says: num > 0 ? 'Yes' : 'No', standing: isGood ? 'on-course' : 'late' }
}

/** The children behind a figure in words; whom the reader may not see is not among them. */
export function presentBehind(
  line: Line,
  rows: readonly BehindRow[],
  names: Awaited<ReturnType<ReadCalled>>,
): readonly BehindLine[] {
  const byId = new Map(names.map((child) => [child.subject, child]))
  return rows.flatMap((row) => {
    const child = byId.get(row.subject)
    return child
      ? [
          {
            called: called(child),
            href: `/children/${row.subject}`,
            team: child.team ?? '',
            counts: sayCounts(line, row),
            dates: sayDates({ line, row }),
          },
        ]
      : []
  })
}

/** "2026-10" as its first day; null where it is no month. */
export const monthIn = (text: string | undefined): Day | null =>
  text !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? (`${text}-01` as Day) : null // the first of a month that exists
