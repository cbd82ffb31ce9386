import { sayDate, type Day } from '../../../time/index.ts'
import { bandOf } from '../bands.ts'
import type { SaidOfMeasure } from '../figures/entered.ts'
import { hrefBehind, opensTo, opensToChildren } from '../figures/lines.ts'
import type { MonthValue } from '../figures/read-figures.ts'
import {
  directionOf,
  sayMadeOf,
  sayMonthOn,
  sayRun,
  sayStanding,
  sayValueOf,
  standingOfTarget,
} from '../figures/say-figure.ts'
import type { ShownLine } from '../figures/standing-view.ts'
import { sayBand, type Said } from '../words.ts'

export interface MonthLine {
  readonly month: string
  readonly value: string
  readonly madeOf: string
  readonly band: Said | null
  /** Where what is behind that month is listed; null where it is not shown. */
  readonly href: string | null
}

/** What one line of a measure came to, in words. */
export interface FigureShown {
  readonly id: string
  readonly part: string | null
  readonly value: string
  readonly madeOf: string
  readonly standing: Said
  readonly direction: string
  readonly run: readonly string[]
  /** Whether its figures are entered, and not made from the record. */
  readonly isEntered: boolean
  readonly rows: readonly { readonly key: string; readonly value: string; readonly standing?: Said }[]
  readonly months: readonly MonthLine[]
  readonly chart: {
    readonly months: readonly MonthValue[]
    readonly median: number | null
    readonly target: number | null
    readonly isPercent: boolean
    readonly label: string
  }
  /** What is behind the last value: children, or audits; null where it is not shown. */
  readonly behind: { readonly what: 'children' | 'audits'; readonly href: string } | null
  readonly apart: readonly { readonly text: string; readonly href: string }[]
  readonly entered: readonly { readonly on: string; readonly says: string; readonly href: string | null }[]
}

interface Reader {
  readonly on: Day
  readonly mayOpen: boolean
  readonly mayAudits: boolean
  readonly mayApart: boolean
  readonly mayEnter: boolean
}

function monthLine({ line }: ShownLine, part: MonthValue, reader: Reader): MonthLine {
  const { value, month, isHidden } = part
  const what = value === null ? null : opensTo(line, reader)
  return {
    month: sayMonthOn(month, reader.on),
    value: isHidden ? 'Not shown' : value === null ? 'None' : sayValueOf(line.measure, value),
    madeOf: value === null ? '' : sayMadeOf(line, part),
    band: value === null ? null : sayBand(bandOf(line.measure, value)),
    href: what === null ? null : hrefBehind(line, what, month),
  }
}

function rowsOf(shown: ShownLine, said: SaidOfMeasure): FigureShown['rows'] {
  const { line, year, last } = shown
  const { measure, how } = line
  const { target, baseline, comparators } = said
  const say = (value: number): string => sayValueOf(measure, value)
  return [
    { key: 'Counts', value: how.counts },
    ...(how.caution === null ? [] : [{ key: 'Before relying on it', value: how.caution }]),
    {
      key: measure.isAudit ? 'Twelve months' : 'Year to date',
      value:
        line.as === 'month-end' || line.as === 'caseload' || line.as === 'highest'
          ? 'It is counted at a month’s end'
          : year?.value == null
            ? 'None, or not shown'
            : `${say(year.value)} (${sayMadeOf(line, year)})`,
    },
    {
      key: 'Baseline',
      value: baseline === null ? 'None set' : `${say(baseline.value)} on ${sayDate(baseline.on)}. ${baseline.source}`,
    },
    target === null
      ? { key: 'Target', value: 'None agreed' }
      : {
          key: 'Target',
          value: `${say(target.value)}${target.byOn === null ? '' : ` by ${sayDate(target.byOn)}`}, agreed by ${target.source}`,
          ...(last?.value == null
            ? {}
            : {
                standing: {
                  standing: standingOfTarget(measure, last.value, target.value),
                  says: standingOfTarget(measure, last.value, target.value) === 'on-course' ? 'Reached' : 'Not reached',
                },
              }),
        },
    ...comparators.map((each) => ({
      key: each.with,
      value: `${say(each.value)} for ${sayDate(each.on)}. ${each.source}`,
    })),
  ]
}

/** Every word about what one line came to. */
export function presentFigure(shown: ShownLine, said: SaidOfMeasure, reader: Reader): FigureShown {
  const { line, last, months, run } = shown
  const what = last === null ? null : opensTo(line, reader)
  return {
    id: line.id,
    part: line.part,
    value: last?.value == null ? (shown.isLastHidden ? 'Not shown' : 'None') : sayValueOf(line.measure, last.value),
    madeOf: last === null ? '' : `${sayMadeOf(line, last)}, ${sayMonthOn(last.month, reader.on)}`,
    standing: sayStanding(shown),
    direction: directionOf(shown),
    isEntered: line.as === 'entered',
    run: sayRun(shown),
    rows: rowsOf(shown, said),
    months: months.map((part) => monthLine(shown, part, reader)).toReversed(),
    chart: {
      ...{ months, median: run.median, target: said.target?.value ?? null },
      isPercent: line.measure.unit === 'percent',
      label: `${line.measure.name}${line.part === null ? '' : `, ${line.part}`}: twelve months to ${sayMonthOn(reader.on, reader.on)}. The table below says the same.`,
    },
    behind: what === null || last === null ? null : { what, href: hrefBehind(line, what, last.month) },
    apart:
      reader.mayApart && opensToChildren(line)
        ? (['team', 'worker'] as const).map((by) => ({
            text: `By ${by}`,
            href: `/improvement/figures/${line.id}/by-${by}`,
          }))
        : [],
    entered: said.entered.map(({ fact, evidence }) => ({
      on: sayDate(fact.happenedOn),
      says: `${Number(fact.body['num'])} of ${Number(fact.body['den'])}. ${evidence}`,
      href: reader.mayEnter ? `/improvement/facts/${fact.id}/correct` : null,
    })),
  }
}
