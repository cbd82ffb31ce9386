import { indicators, type Figure, type ReportingPeriod } from '../account/index.ts'
import { sayDate } from '../time/index.ts'
import { textTable } from './text-table.ts'

const titles = new Map(indicators.map((indicator) => [indicator.id, indicator.title]))

const children = (count: number): string => `${count} ${count === 1 ? 'child' : 'children'}`

/** The figure as a person reads it: 494 days, 23% (3 of 13), 5 children. */
function sayValue<Child>({ unit, value, numerator, denominator }: Figure<Child>): string {
  if (value === null) return 'none'
  if (unit === 'percent') return `${value}% (${numerator} of ${denominator})`
  return unit === 'days' ? `${value} ${value === 1 ? 'day' : 'days'}` : children(value)
}

function sayThreshold<Child>({ threshold, met }: Figure<Child>): string {
  if (threshold === null) return ''
  return `${threshold}${met === null ? '' : met ? ', met' : ', not met'}`
}

/** The scorecard as a table of plain text, with who is left out and why under it. */
export function scorecardTable<Child>(period: ReportingPeriod, figures: readonly Figure<Child>[]): string {
  const lines = [
    ['', 'Indicator', 'Value', 'Threshold', 'Behind it', 'Left out'],
    ...figures.map((figure) => [
      figure.id,
      titles.get(figure.id) ?? '',
      sayValue(figure),
      sayThreshold(figure),
      children(figure.rows.length),
      figure.excluded.length === 0 ? '' : String(figure.excluded.length),
    ]),
  ]
  const reasons = figures.flatMap((figure) => leftOut(figure))
  const heading = `Adoption scorecard, ${sayDate(period.from)} to ${sayDate(period.to)}`
  return `${[heading, '', textTable(lines), ...(reasons.length > 0 ? ['', 'Left out:', ...reasons] : [])].join('\n')}\n`
}

function leftOut<Child>(figure: Figure<Child>): string[] {
  const reasons = new Map<string, number>()
  for (const { reason } of figure.excluded) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  return [...reasons].map(([reason, count]) => `  ${figure.id.padEnd(4)} ${children(count)}: ${reason}`)
}
