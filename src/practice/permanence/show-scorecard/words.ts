import type { Figure, Indicator, ReportingPeriod } from '../../../account/index.ts'
import { sayDate, sayShortDate } from '../../../time/index.ts'
import { sayCount, sayNumber } from '../../../web/ui/index.ts'
import type { PeriodName } from './figures.ts'

/** "488 days", "58%", "12 children"; "None" where no child counts. */
export function sayValue(figure: Pick<Figure<unknown>, 'value' | 'unit'>): string {
  if (figure.value === null) return 'None'
  if (figure.unit === 'percent') return `${figure.value}%`
  return figure.unit === 'days' ? `${sayNumber(figure.value)} days` : sayNumber(figure.value)
}

/** The denominator, which always stands beside a figure: "7 children", "42 of 72 children". */
export function sayOf(figure: Pick<Figure<unknown>, 'unit' | 'numerator' | 'denominator'>): string {
  const children = sayCount(figure.denominator, 'child', 'children')
  if (figure.unit === 'percent' && figure.denominator > 0) return `${sayNumber(figure.numerator)} of ${children}`
  return figure.unit === 'children' ? (figure.denominator === 1 ? 'child' : 'children') : children
}

/** Which way a figure should go, in words. */
export const sayBetter: Readonly<Record<Indicator['better'], string>> = {
  lower: 'lower is better',
  higher: 'higher is better',
  context: 'for context: neither way is better',
}

/** "Three years to 31 March 2025", "Year to 31 March 2025", "This year so far: 1 April to 16 October 2025". */
export function sayPeriod(name: PeriodName, period: ReportingPeriod): string {
  if (name === 'three-years') return `Three years to ${sayDate(period.to)}`
  if (name === 'last-year') return `Year to ${sayDate(period.to)}`
  return `This year so far: ${sayDate(period.from)} to ${sayDate(period.to)}`
}

/** The same for the head of a narrow column. */
export function sayPeriodShort(name: PeriodName, period: ReportingPeriod): string {
  if (name === 'three-years') return `3 years to ${sayShortDate(period.to)}`
  return name === 'last-year' ? `Year to ${sayShortDate(period.to)}` : 'This year so far'
}

/** How far an indicator's rule can be trusted, in a sentence. */
export const sayTrust: Readonly<Record<Indicator['trust'], string>> = {
  V: 'Its wording was read in the source.',
  V2: 'Read in a secondary source.',
  K: 'From background knowledge of the source: re-read it before claiming compliance.',
  'K?': 'Not verified: the source could not be read. It is a setting.',
  local: 'A local choice.',
  ours: 'Throughline’s own measure, not the Department’s.',
}
