import type { Reading } from '../../access/index.ts'
import type { Sum } from '../../account/index.ts'
import { sayDate, type Day } from '../../time/index.ts'
import type { FigurePorts } from './figure-ports.ts'
import { saidOfMeasures, type Target } from './figures/entered.ts'
import { sayMadeOf, sayMonthOn, sayStanding, sayValueOf, standingOfTarget } from './figures/say-figure.ts'
import { readShown } from './figures/shown-to.ts'
import type { ShownLine } from './figures/standing-view.ts'
import type { ImprovementPorts } from './ports.ts'
import { scorecardMonthsCsv } from './show-scorecard/csv.ts'

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
  /** The target that was agreed, with its day. */
  readonly target: string
  /** Whether its target is reached, or without one whether it is in a band that is good; null where that cannot be said yet. */
  readonly met: boolean | null
  readonly told: readonly Sum[]
}

const bandsMet: Readonly<Record<string, boolean>> = {
  ...{ outstanding: true, good: true, 'good-or-better': true },
  ...{ 'requires-improvement': false, 'below-printed-bands': false },
}

/** What a target says of a value: reached; not reached; or not yet, while its day is still to come. */
function reaches({ line, last }: ShownLine, target: Target, on: Day): boolean | null {
  if (last?.value == null) return null
  if (standingOfTarget(line.measure, last.value, target.value) === 'on-course') return true
  return target.byOn !== null && target.byOn > on ? null : false
}

const sayTarget = ({ line }: ShownLine, { value, byOn }: Target): string =>
  `${sayValueOf(line.measure, value)}${byOn === null ? '' : ` by ${sayDate(byOn)}`}`

/** Every measure that has a value on the day and may be read by everybody. */
export async function quoteMeasures(
  ports: Pick<FigurePorts, 'readMonthSums' | 'readRecordingMonths' | 'readSmall'> &
    Pick<ImprovementPorts, 'readImprovement'>,
  reading: Reading,
): Promise<readonly MeasureQuoted[]> {
  const shown = await readShown(ports, reading)
  const said = saidOfMeasures(await ports.readImprovement(reading))
  return shown.flatMap((each): readonly MeasureQuoted[] => {
    const { line, last, band, isLastHidden } = each
    if (last === null || last.value === null || isLastHidden || last.isHidden === true) return []
    const atom = (side: string): readonly string[] => [`measure ${line.id}, ${last.month}, ${side}`]
    const { target } = said.of(line.id)
    const isShare = line.measure.unit === 'percent'
    return [
      {
        ...{ id: line.id, asAt: reading.on, month: sayMonthOn(last.month, reading.on) },
        title: titleOf(each),
        ...{ value: sayValueOf(line.measure, last.value), of: sayMadeOf(line, last), band: sayStanding(each).says },
        target: target === null ? 'None agreed' : sayTarget(each, target),
        met: target === null ? (band === null ? null : (bandsMet[band] ?? null)) : reaches(each, target, reading.on),
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

/** What a line of the scorecard came to, for those who may be told whole numbers. */
export interface LineQuoted {
  readonly title: string
  readonly says: string
  readonly madeOf: string
  readonly band: string
  readonly year: string
  readonly target: string
  readonly value: number | null
}

const titleOf = ({ line }: ShownLine): string =>
  line.part === null ? line.measure.name : `${line.measure.name}: ${line.part}`

/** Every line of the scorecard in words, and its months as a file: as the reading sees them. */
export async function quoteWhole(
  ports: Parameters<typeof quoteMeasures>[0],
  reading: Reading,
): Promise<{ readonly measures: Readonly<Record<string, LineQuoted>>; readonly csv: string }> {
  const shown = await readShown(ports, reading)
  const said = saidOfMeasures(await ports.readImprovement(reading))
  const lines = shown.map((each): [string, LineQuoted] => {
    const { line, last, year } = each
    const { target } = said.of(line.id)
    const value = last?.value ?? null
    return [
      line.id,
      {
        ...{ title: titleOf(each), value, says: value === null ? 'None' : sayValueOf(line.measure, value) },
        madeOf: last === null ? '' : `${sayMadeOf(line, last)}, ${sayMonthOn(last.month, reading.on)}`,
        band: sayStanding(each).says,
        year: year?.value == null ? 'None' : sayValueOf(line.measure, year.value),
        target: target === null ? 'None agreed' : sayTarget(each, target),
      },
    ]
  })
  return { measures: Object.fromEntries(lines), csv: scorecardMonthsCsv(shown) }
}
