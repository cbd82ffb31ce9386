import { measures } from '../../account/index.ts'
import type { Body, Fact, PointRow, Projection, SpanRow, SubjectId } from '../../record/index.ts'
import { addDays, addMonths, day, financialYear, type Day } from '../../time/index.ts'
import { closingFigure } from './events.ts'

/** What a sealed record goes on counting for: the year’s last day, and the body of a `records.closing-figure`. */
export interface Closing {
  readonly yearEnd: Day
  readonly body: Body
}

/** How many months somebody may have waited to count as in time (A3), in a year that ends on a day; null: none was published. */
export type CutOff = (yearEnd: Day) => number | null

const yearEndOf = (on: Day): Day => day(`${financialYear(on)}-03-31`)
const yearStartOf = (yearEnd: Day): Day => addDays(addMonths(yearEnd, -12), 1)

/** The least whole number of months after which a wait would have ended by the corresponding date: it was less than so many. */
function lessThanMonths(from: Day, until: Day): number {
  let months = 1
  while (until >= addMonths(from, months)) months += 1
  return months
}

/** Measures of points whose two dates another indicator compares: A3 asks for A1’s. */
const isCompared = (point: PointRow): point is PointRow & { fromOn: Day; untilOn: Day } =>
  point.measure === 'A1' && point.fromOn !== null && point.untilOn !== null

function closingPoint(point: PointRow): Closing {
  const { measure, num, den, leftOut } = point
  const months = isCompared(point) ? lessThanMonths(point.fromOn, point.untilOn) : null
  return { yearEnd: yearEndOf(point.onDate), body: { measure, kind: 'point', num, den, months, leftOut } }
}

/** Spans that figures of whole years ask for: whether one touches a year, and whether it holds on its last day. */
const counted: ReadonlySet<string> = new Set([measures.decisionInForce, measures.waitingForFamily])

/** Of one span in one year: null where no figure of that year asks for it. */
function closingSpan(span: SpanRow, yearEnd: Day, cutOff: CutOff): Closing | null {
  const { measure, waitFromOn, waitUntilOn } = span
  const atYearEnd = span.fromOn <= yearEnd && (span.toOn === null || yearEnd < span.toOn)
  if (measure === measures.waitingForFamily && !atYearEnd) return null
  const until = waitUntilOn !== null && waitUntilOn <= yearEnd ? waitUntilOn : yearEnd
  const limit = cutOff(yearEnd)
  const isKnown = measure === measures.decisionInForce && atYearEnd && waitFromOn !== null && limit !== null
  // In time or not is all that the figure of this year asks: the months themselves would tell when care began.
  const months = isKnown ? (until < addMonths(waitFromOn, limit) ? 1 : limit + 1) : null
  return { yearEnd, body: { measure, kind: 'span', months, atYearEnd } }
}

function yearsOf({ fromOn, toOn }: SpanRow, last: Day): Day[] {
  const end = yearEndOf(toOn === null ? last : addDays(toOn, -1))
  const years: Day[] = []
  for (let year = yearEndOf(fromOn); year <= end; year = addMonths(year, 12)) years.push(year)
  return years
}

/** A measure counts a year once: a span that holds on its last day before one that merely touches it. */
function closingSpans(spans: readonly SpanRow[], last: Day, cutOff: CutOff): Closing[] {
  const found = new Map<string, Closing>()
  for (const span of spans.filter(({ measure }) => counted.has(measure)))
    for (const yearEnd of yearsOf(span, last)) {
      const closing = closingSpan(span, yearEnd, cutOff)
      const key = `${span.measure} ${yearEnd}`
      if (closing && (closing.body['atYearEnd'] === true || !found.has(key))) found.set(key, closing)
    }
  return [...found.values()]
}

/**
 * What is left of a record in the figures once it is sealed, so that every figure of a year to 31 March, or of three, stays
 * as it is. Quarters, months and days within a year do not. `last`: an open span is taken to hold until then.
 */
export const closingOf = (
  { points, spans }: Pick<Projection, 'points' | 'spans'>,
  last: Day,
  cutOff: CutOff,
): readonly Closing[] => [
  ...points.filter(({ measure }) => isIndicator(measure)).map(closingPoint),
  ...closingSpans(spans, last, cutOff),
]

const isIndicator = (measure: string): boolean => /^A\d+p?$/.test(measure)

const whole = (body: Body, field: string): number | null => {
  const value = body[field]
  return typeof value === 'number' ? value : null
}

const textOf = (body: Body, field: string): string | null => {
  const value = body[field]
  return typeof value === 'string' ? value : null
}

function pointOf(subject: SubjectId, { id, happenedOn, body }: Fact): PointRow {
  const months = whole(body, 'months')
  return {
    ...{ subject, measure: textOf(body, 'measure') ?? '', onDate: happenedOn, fact: id },
    ...{ num: whole(body, 'num') ?? 0, den: whole(body, 'den') ?? 0, leftOut: textOf(body, 'leftOut') },
    ...(months === null
      ? { fromOn: null, untilOn: null }
      : { fromOn: addMonths(happenedOn, 1 - months), untilOn: happenedOn }),
  }
}

function spanOf(subject: SubjectId, { id, happenedOn, body }: Fact): SpanRow {
  const months = whole(body, 'months')
  return {
    ...{ subject, measure: textOf(body, 'measure') ?? '', fact: id, kind: null },
    ...{ fromOn: yearStartOf(happenedOn), toOn: body['atYearEnd'] === true ? addDays(happenedOn, 1) : happenedOn },
    ...(months === null
      ? { waitFromOn: null, waitUntilOn: null }
      : { waitFromOn: addMonths(happenedOn, 1 - months), waitUntilOn: happenedOn }),
  }
}

/** What the facts of a closed adoption come to: rows of figures alone. Their dates are counted back from a year’s last day. */
export function closedRows(subject: SubjectId, facts: readonly Fact[]): Projection {
  const said = facts.filter(({ type }) => type === closingFigure.type)
  return {
    ...{ child: null, journeys: [], stageSpans: [], clocks: [], contradictions: [], searchWords: [] },
    points: said.filter(({ body }) => body['kind'] === 'point').map((fact) => pointOf(subject, fact)),
    spans: said.filter(({ body }) => body['kind'] === 'span').map((fact) => spanOf(subject, fact)),
  }
}
