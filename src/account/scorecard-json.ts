import type { Day } from '../time/index.ts'
import type { Figure, FigureRow, ReportingPeriod } from './measure.ts'

type RowJson =
  | { readonly child: string; readonly days: number }
  | { readonly child: string; readonly in: boolean }
  | { readonly child: string; readonly on: Day | null }

export interface IndicatorJson {
  readonly id: string
  readonly value: number | null
  readonly unit: Figure<string>['unit']
  readonly children: number
  readonly numerator?: number
  readonly denominator?: number
  readonly threshold: number | null
  readonly met: boolean | null
  readonly rows: readonly RowJson[]
  readonly excluded: readonly { readonly child: string; readonly reason: string }[]
}

export interface ScorecardJson {
  readonly period: ReportingPeriod
  readonly indicators: readonly IndicatorJson[]
}

function rowJson(unit: Figure<string>['unit'], row: FigureRow<string>): RowJson {
  if (unit === 'days') return { child: row.child, days: row.days ?? 0 }
  if (unit === 'percent') return { child: row.child, in: row.in ?? false }
  return { child: row.child, on: row.on ?? null }
}

/** The scorecard as the command line promises it to other programs. A shape that may grow and may not change. */
export function scorecardJson(period: ReportingPeriod, figures: readonly Figure<string>[]): ScorecardJson {
  return {
    period: { from: period.from, to: period.to },
    indicators: figures.map((figure) => ({
      id: figure.id,
      value: figure.value,
      unit: figure.unit,
      children: figure.rows.length,
      ...(figure.unit === 'percent' ? { numerator: figure.numerator, denominator: figure.denominator } : {}),
      threshold: figure.threshold,
      met: figure.met,
      rows: figure.rows.map((row) => rowJson(figure.unit, row)),
      excluded: figure.excluded,
    })),
  }
}
