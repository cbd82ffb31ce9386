import type { Reading } from '../../access/index.ts'
import type { Sum } from '../../account/index.ts'
import type { Day } from '../../time/index.ts'
import type { FigurePorts } from './figure-ports.ts'
import { sayMadeOf, sayMonthOn, sayStanding, sayValueOf } from './figures/say-figure.ts'
import { readShown } from './figures/shown-to.ts'

/** A measure of the scorecard in words, as somebody reads it who sees no child, with the people that it counts. */
export interface MeasureQuoted {
  readonly id: string
  readonly title: string
  readonly value: string
  readonly of: string
  readonly band: string
  readonly month: string
  /** The last day of what it tells of, where that is not the day of the reading. */
  readonly asAt: Day
  /** Whether it is in one of the bands that are good; null where that cannot be said. */
  readonly met: boolean | null
  readonly told: readonly Sum[]
}

const bandsMet: Readonly<Record<string, boolean>> = {
  ...{ outstanding: true, good: true, 'good-or-better': true },
  ...{ 'requires-improvement': false, 'below-printed-bands': false },
}

/** Every measure that has a value on the day and may be read by everybody. */
export async function quoteMeasures(
  ports: Pick<FigurePorts, 'readMonthSums' | 'readRecordingMonths' | 'readSmall'>,
  reading: Reading,
): Promise<readonly MeasureQuoted[]> {
  const shown = await readShown(ports, reading)
  return shown.flatMap((each): readonly MeasureQuoted[] => {
    const { line, last, band, isLastHidden } = each
    if (last === null || last.value === null || isLastHidden || last.isHidden === true) return []
    const atom = (side: string): readonly string[] => [`measure ${line.id}, ${last.month}, ${side}`]
    const isShare = line.measure.unit === 'percent'
    return [
      {
        ...{ id: line.id, asAt: reading.on, month: sayMonthOn(last.month, reading.on) },
        title: line.part === null ? line.measure.name : `${line.measure.name}: ${line.part}`,
        ...{ value: sayValueOf(line.measure, last.value), of: sayMadeOf(line, last), band: sayStanding(each).says },
        met: band === null ? null : (bandsMet[band] ?? null),
        told: isShare
          ? [
              { of: atom('in'), count: last.num },
              { of: atom('out'), count: last.den - last.num },
            ]
          : [{ of: atom('in'), count: line.measure.unit === 'days' ? last.den : last.num }],
      },
    ]
  })
}
