import {
  examplesOf,
  explainTrust,
  isConfigurable,
  runsOn,
  isInCovidWindow,
  isOffUntilConfirmed,
  ladderOf,
  sayCounting,
  sayEarlier,
  sayRole,
  sayStep,
  type ClockRule,
} from '../../../clocks/index.ts'
import type { RuleStanding } from '../../../store/index.ts'
import { sayDate, type Day } from '../../../time/index.ts'
import { capital, sayMonth, sayNumber } from '../../ui/index.ts'
import { monthsChart, type MonthsChart } from './months-chart.ts'
import { dueHref, sayBound, sayNotRun } from './present.ts'
import { monthsOf, percent, standingOf } from './standing.ts'

export interface RuleShown {
  readonly title: string
  readonly lead: string
  readonly figures:
    readonly { readonly value: string; readonly of: string; readonly note?: string; readonly href?: string }[] | null
  readonly about: readonly { readonly key: string; readonly value: string }[]
  /** Who is told when it slips, step by step; nobody where no clock of it runs on anybody. */
  readonly ladder: readonly string[]
  readonly chart: MonthsChart | null
  readonly months: readonly (readonly [month: string, stopped: string, inTime: string, percent: string])[]
  readonly examples: readonly (readonly [from: string, due: string, because: string])[]
}

function sayForce(rule: ClockRule, on: Day): string {
  const { from, to } = rule.inForce ?? {}
  if (isOffUntilConfirmed(rule))
    return runsOn(rule, on) ? 'Confirmed and switched on here' : 'Off until an administrator has confirmed it'
  if (from === undefined && to === undefined) return 'In force; no date from or to is recorded'
  return `For clocks that start${from ? ` from ${sayDate(from)}` : ''}${to ? ` to ${sayDate(to)}` : ''}`
}

const about = (rule: ClockRule, on: Day): RuleShown['about'] =>
  [
    { key: 'Legal source', value: rule.ref === null ? rule.source : `${rule.source} (${rule.ref})` },
    { key: 'Limit', value: `${sayBound(rule)}. ${sayCounting(rule)}` },
    { key: 'Limit in earlier years', value: sayEarlier(rule) ?? undefined },
    { key: 'Starts', value: rule.starts },
    { key: 'Stops', value: rule.stops },
    { key: 'Holds where', value: rule.onlyWhere && capital(rule.onlyWhere) },
    { key: 'Exceptions', value: rule.exceptions },
    { key: 'Pauses', value: rule.pauses },
    { key: 'Needs', value: rule.needs },
    { key: 'Whose', value: capital(sayRole(rule.owner)) },
    { key: 'In force', value: sayForce(rule, on) },
    {
      key: 'In 2020',
      value: rule.covid
        ? 'Loosened from 24 April to 25 September 2020 (SI 2020/445): a clock wholly inside is flagged'
        : undefined,
    },
    { key: 'How far to trust it', value: explainTrust[rule.trust] },
    { key: 'May a council set it', value: isConfigurable(rule) ? 'Yes' : 'No: it is the law’s own wording' },
    { key: 'Known as', value: rule.id },
  ].flatMap(({ key, value }) => (value === undefined ? [] : [{ key, value }]))

/**
 * Decides every word of one rule's page. `runs`: whether facts in the record start it. `rows`: how its clocks stand; null for
 * those who are told of no figures. `opens`: whether counts open to children.
 */
export function presentRule(
  rule: ClockRule,
  runs: boolean,
  rows: readonly RuleStanding[] | null,
  on: Day,
  opens: boolean,
): RuleShown {
  const own = (rows ?? []).filter((row) => row.rule === rule.id)
  const { running, atRisk, late, stopped, inTime } = standingOf(own)
  const months = monthsOf(own, on)
  const isCounted = runs && rows !== null
  const share = percent(inTime, stopped)
  return {
    title: rule.title,
    lead: runs ? sayBound(rule) : `${sayBound(rule)}. ${sayNotRun(rule)}`,
    figures: isCounted
      ? [
          { value: sayNumber(running), of: 'running', ...(opens && { href: dueHref(rule.id, 'all') }) },
          { value: sayNumber(atRisk), of: 'at risk', ...(opens && { href: dueHref(rule.id, 'at-risk') }) },
          { value: sayNumber(late), of: 'late', ...(opens && { href: dueHref(rule.id, 'late') }) },
          {
            value: share === null ? 'None' : `${share}%`,
            of: share === null ? 'stopped in twelve months' : 'in time in twelve months',
            ...(share === null ? {} : { note: `of ${sayNumber(stopped)} that stopped` }),
          },
        ]
      : null,
    about: about(rule, on),
    ladder: rule.whyNoClock === undefined ? ladderOf(rule).map((each) => capital(sayStep(each))) : [],
    chart: stopped === 0 ? null : monthsChart(months.map((month) => percent(month.inTime, month.stopped))),
    months: isCounted
      ? months.map((month) => {
          const inMonth = percent(month.inTime, month.stopped)
          return [
            sayMonth(month.month),
            sayNumber(month.stopped),
            sayNumber(month.inTime),
            inMonth === null ? '–' : `${inMonth}%`,
          ]
        })
      : [],
    examples: examplesOf(rule).map(({ from, due, because }) => [
      sayDate(from),
      `${sayDate(due)}${isInCovidWindow(rule, from, due) ? ', flagged' : ''}`,
      capital(because),
    ]),
  }
}
