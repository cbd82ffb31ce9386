import { runOf, suppress, type Guarded, type Small, type Sum, type Wanted } from '../../../account/index.ts'
import { bandOf } from '../bands.ts'
import type { LineFigure, MonthValue } from './read-figures.ts'

/** A line as somebody sees it who may see no child identified: months whose counts are small are hidden. */
export interface ShownLine extends LineFigure {
  /** How many of the months and sums are hidden. */
  readonly hidden: number
  readonly isLastHidden: boolean
}

export const whole = (figure: LineFigure): ShownLine => ({ ...figure, hidden: 0, isLastHidden: false })

type Part = Pick<MonthValue, 'month' | 'num' | 'den'>

const atom = (part: Part, side: string): string => `${part.month} ${side}`

/** The groups that a month tells of: those who count above the line, and of a share those who do not. */
function sidesOf({ line }: LineFigure, part: Part): readonly Sum[] {
  const { unit } = line.measure
  if (unit === 'percent')
    return [
      { of: [atom(part, 'in')], count: part.num },
      { of: [atom(part, 'out')], count: part.den - part.num },
    ]
  if (unit === 'days') return [{ of: [atom(part, 'of')], count: part.den }]
  return unit === 'caseload' ? [] : [{ of: [atom(part, 'in')], count: part.num }]
}

function guardedIn(sums: readonly Sum[], small: Small): readonly Guarded[] {
  const groups = sums.map(({ of }) => of)
  const all = groups.length > 1 ? [...groups, groups.flat()] : groups
  return all.map((of) => ({ of, small }))
}

const added = (sums: readonly (readonly Sum[])[]): readonly Sum[] =>
  (sums[0] ?? []).map((_, side) => ({
    of: sums.flatMap((each) => each[side]?.of ?? []),
    count: sums.reduce((total, each) => total + (each[side]?.count ?? 0), 0),
  }))

/** Hides what tells a small count, by itself or by subtraction of the months from the year. */
export function withoutSmall(figure: LineFigure, isInYear: (part: Part) => boolean, small: Small): ShownLine {
  const months = figure.months.filter(({ value }) => value !== null).toReversed()
  const ofMonth = new Map<string, readonly Sum[]>(months.map((part) => [part.month, sidesOf(figure, part)]))
  const year = figure.year === null ? [] : added(months.filter(isInYear).map((part) => sidesOf(figure, part)))
  const wanted: readonly Wanted[] = [
    ...(year.length === 0 ? [] : [{ id: 'year', sums: year }]),
    ...[...ofMonth].map(([id, sums]) => ({ id, sums })),
  ]
  const guarded = [...guardedIn(year, small), ...[...ofMonth.values()].flatMap((sums) => guardedIn(sums, small))]
  const { shown } = suppress([], wanted, guarded, small)
  const isShown = ({ month }: Part): boolean => shown.has(month)
  const left = figure.months.map((part) =>
    part.value === null || isShown(part) ? part : { ...part, value: null, num: 0, den: 0, isHidden: true as const },
  )
  const last = figure.last !== null && isShown(figure.last) ? figure.last : null
  return {
    ...figure,
    months: left,
    last,
    year: year.length > 0 && !shown.has('year') ? null : figure.year,
    band: last?.value == null ? null : bandOf(figure.line.measure, last.value),
    run: runOf(left, figure.line.measure.unit === 'count'),
    hidden: wanted.length - shown.size,
    isLastHidden: figure.last !== null && last === null,
  }
}
