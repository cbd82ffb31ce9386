import { hash } from 'node:crypto'
import { indicators, settingsOn, type Figure, type FigureRow, type ReportingPeriod } from '../../account/index.ts'
import { rulesIn } from '../../clocks/index.ts'
import { day, financialYear, type Day } from '../../time/index.ts'
import { csvOf } from '../../web/ui/index.ts'
import type { Definitions } from '../definitions.ts'

/** By what figures were worked out: what must be the same for the same record to give the same figures. */
export interface WorkedOutBy {
  readonly release: string
  /** Of each indicator, the version of its way of counting. */
  readonly indicators: Readonly<Record<string, number>>
  /** Of each timescale likewise. */
  readonly rules: Readonly<Record<string, number>>
  /** SHA-256 of the ways of counting and the thresholds, as they hold for the period. */
  readonly definitions: string
  /** SHA-256 of the calendar's bank holidays. */
  readonly calendar: string
}

const sha256 = (text: string): string => hash('sha256', text)

/** What figures of a period that ends on a day are worked out by. */
export function workedOutBy(
  { calendar, child, permanence, scorecard }: Definitions,
  end: Day,
  release: string,
): WorkedOutBy {
  const settings = settingsOn(scorecard, end)
  return {
    release,
    indicators: Object.fromEntries(indicators.map(({ id, version }) => [id, version])),
    rules: Object.fromEntries(rulesIn([child, permanence]).map(({ id, version }) => [id, version ?? 1])),
    definitions: sha256(
      JSON.stringify({ permanence: permanence.settings, scorecard: { ...settings, later: undefined } }),
    ),
    calendar: sha256(JSON.stringify([...calendar.holidays].sort(([a], [b]) => (a < b ? -1 : 1)))),
  }
}

/** A figure as it was published, with the children behind it by their random ids. */
export interface PublishedFigure {
  readonly id: string
  readonly title: string
  readonly unit: Figure<string>['unit']
  readonly value: number | null
  readonly numerator: number
  readonly denominator: number
  readonly threshold: number | null
  readonly met: boolean | null
  readonly rows: readonly FigureRow<string>[]
  readonly excluded: readonly { readonly child: string; readonly reason: string }[]
}

/** Figures as they are given out: of which period, read on which day, as known at which position, worked out by what. */
export interface EditionContents {
  readonly edition: 1
  readonly of: 'adoption scorecard'
  readonly authority: string
  readonly period: ReportingPeriod
  readonly readOn: Day
  readonly position: number
  readonly workedOutBy: WorkedOutBy
  readonly figures: readonly PublishedFigure[]
}

/** A figure in the shape in which it is published. */
export const published = ({ unrounded: _, ...figure }: Figure<string>): PublishedFigure => ({
  id: figure.id,
  title: indicators.find(({ id }) => id === figure.id)?.title ?? '',
  unit: figure.unit,
  value: figure.value,
  numerator: figure.numerator,
  denominator: figure.denominator,
  threshold: figure.threshold,
  met: figure.met,
  rows: figure.rows,
  excluded: figure.excluded,
})

const HEADER = [
  'indicator',
  'title',
  'from',
  'to',
  'value',
  'unit',
  'numerator',
  'denominator',
  'threshold',
  'met',
  'left_out',
]

const yesNo = (met: boolean | null): string | null => (met === null ? null : met ? 'yes' : 'no')

/** The files of an edition: everything as JSON, and the figures without any child as CSV. */
export function filesOf(contents: EditionContents): { readonly json: Buffer; readonly csv: Buffer } {
  const { from, to } = contents.period
  const rows = contents.figures.map((figure) => [
    ...[figure.id, figure.title, from, to, figure.value, figure.unit, figure.numerator, figure.denominator],
    ...[figure.threshold, yesNo(figure.met), figure.excluded.length],
  ])
  return { json: Buffer.from(`${JSON.stringify(contents, null, 1)}\n`), csv: Buffer.from(csvOf(HEADER, rows)) }
}

/** The SHA-256 of a file, as its fact carries it. */
export const sha256Of = (content: Buffer): string => hash('sha256', content)

/** Reads an edition from its file, which only `filesOf` ever wrote: `verify` holds it against the chain. */
export const contentsOf = (json: Buffer): EditionContents => JSON.parse(json.toString('utf8')) as EditionContents // as above

/**
 * An edition’s file without some records: another stands for them, with the same days and counting the same, and of its
 * dates none but the last day of the year to 31 March that each lies in.
 */
export function withoutRecords(json: Buffer, records: readonly string[], standsFor: string): Buffer {
  const gone = new Set(records)
  const contents = contentsOf(json)
  const figures = contents.figures.map((figure) => ({
    ...figure,
    rows: figure.rows.map((row) => (gone.has(row.child) ? closedRow(row, standsFor) : row)),
    excluded: figure.excluded.map((each) => (gone.has(each.child) ? { ...each, child: standsFor } : each)),
  }))
  return Buffer.from(`${JSON.stringify({ ...contents, figures }, null, 1)}\n`)
}

function closedRow({ from: _, until: __, on, ...row }: FigureRow<string>, child: string): FigureRow<string> {
  return { ...row, child, ...(on === undefined ? {} : { on: day(`${financialYear(on)}-03-31`) }) }
}
