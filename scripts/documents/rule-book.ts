import type { Indicator, ThresholdPeriod } from '../../src/account/index.ts'
import {
  examplesOf,
  explainTrust,
  ladderOf,
  sayCounting,
  sayEarlier,
  sayLimit,
  sayRole,
  sayStep,
  type ClockRule,
  type Example,
} from '../../src/clocks/index.ts'
import type { Chapter } from '../../src/practice/index.ts'
import { code, paragraphs, table } from './markdown.ts'

export interface Rules {
  readonly book: readonly Chapter[]
  readonly indicators: readonly Indicator[]
  readonly thresholds: readonly ThresholdPeriod[]
}

/** docs/rule-book.md: every timescale and every figure, printed from the definitions that the program runs on. */
export const ruleBook = ({ book, indicators, thresholds }: Rules): string =>
  paragraphs(
    '# Rule book',
    'Printed by `npm run docs` from the definitions that the program itself runs on. Do not edit it by hand.',
    'Every rule says how far it can be trusted:',
    table(['Trust', 'Means'], Object.entries(explainTrust)),
    '## Timescales',
    'A clock starts on the day of a fact. On its due date it is still in time; the day after it is late. Working days leave out weekends and the bank holidays of England and Wales. The day after the start is day 1 unless the rule says “beginning with”. Weeks are seven days; months run to the corresponding date, or to the month’s end. What recurs is counted from the day on which the one before was held, and never from its due date. A clock is at risk from its warning date: as many days before the due date as stated, otherwise the last fifth of the limit and at least two days. A rule marked “not before” bars: nothing is late.',
    'A clock “runs” where facts in the record start and stop it; what is not verified does “when confirmed” by an administrator. The others say among the rules without a clock why none runs; `throughline due` answers for their day. Nothing of a child pauses a clock.',
    'Between 24 April and 25 September 2020 instruments marked † were loosened (SI 2020/445): a clock wholly inside is flagged, and its breach is no ordinary one.',
    ...book.flatMap(chapter),
    '## How it escalates',
    'Who is told, and when. No law sets these steps: they are Throughline’s own, for a council to change.',
    table(['Rules', 'Steps'], ladders(book)),
    '## Dated examples',
    'Every example is checked on each build. Rules that are counted alike share theirs.',
    ...counted(book).map(examples),
    '## Figures',
    ...indicators.map(figure),
    '## Thresholds of the adoption scorecard',
    'A figure meets its threshold when its mean, before rounding, is no more than the threshold. The threshold of a single year is that of the three years that end with it. The last row holds for every later period, because nothing has been published in its place.',
    table(
      ['Three years', 'A1, days', 'A2, days', 'A3, less than months', 'Source', 'Trust'],
      thresholds.map((row) => [
        row.period,
        String(row.a1Days),
        String(row.a2Days),
        String(row.a3Months),
        row.source,
        row.trust,
      ]),
    ),
  )

const clocksOf = ({ running, toCome }: Chapter): readonly ClockRule[] => [...running, ...toCome]

function chapter(of: Chapter): string[] {
  const runs = new Set(of.running.map(({ id }) => id))
  const withoutClock = [
    ...of.withoutClock.map(({ ref, title, says, source, trust }) => [ref, title, says, source, trust]),
    ...of.toCome.flatMap(({ ref, title, whyNoClock, source, trust }) =>
      whyNoClock === undefined ? [] : [[ref ?? '', title, whyNoClock, source, trust]],
    ),
  ]
  return [
    `### ${of.title}`,
    table(
      ['Ref', 'Rule', 'Limit', 'Starts', 'Stops', 'Whose', 'Source', 'Trust', 'Runs', 'Id'],
      clocksOf(of).map((rule) => ruleRow(rule, runs.has(rule.id))),
    ),
    ...(withoutClock.length === 0
      ? []
      : ['Rules without a clock:', table(['Ref', 'Rule', 'What it says', 'Source', 'Trust'], withoutClock)]),
  ]
}

function ruleRow(rule: ClockRule, runs: boolean): string[] {
  return [
    `${rule.ref ?? ''}${rule.covid ? '†' : ''}`,
    rule.title,
    limitOf(rule),
    rule.starts,
    rule.stops,
    sayRole(rule.owner),
    rule.source,
    rule.trust,
    runs ? 'yes' : rule.whyNoClock === undefined ? 'when confirmed' : 'no',
    code(rule.id),
  ]
}

function limitOf(rule: ClockRule): string {
  const { from, to } = rule.inForce ?? {}
  return [
    `${rule.sense === 'not-before' ? 'not before ' : ''}${sayLimit(rule)}${rule.counts === undefined ? '' : `, ${rule.counts.replace('-', ' ')}`}`,
    ...[sayEarlier(rule)].flatMap((earlier) => (earlier === null ? [] : [`before that ${earlier}`])),
    ...(rule.warnDays === undefined ? [] : [`at risk ${rule.warnDays} days before`]),
    ...(rule.onlyWhere === undefined ? [] : [`where ${rule.onlyWhere}`]),
    ...(rule.needs === undefined ? [] : [`needs ${rule.needs}`]),
    ...(rule.exceptions === undefined ? [] : [rule.exceptions]),
    ...(rule.pauses === undefined ? [] : [`paused where: ${rule.pauses}`]),
    ...(from || to ? [`for clocks that start${from ? ` from ${from}` : ''}${to ? ` to ${to}` : ''}`] : []),
  ].join('; ')
}

/** Each ladder once, with how many rules climb it. */
function ladders(book: readonly Chapter[]): string[][] {
  const found = new Map<string, string[]>()
  for (const rule of book.flatMap(clocksOf)) {
    const steps = ladderOf(rule).slice(1).map(sayStep).join('; ')
    found.set(steps, [...(found.get(steps) ?? []), rule.ref ?? rule.id])
  }
  return [...found].map(([steps, rules]) => [
    [...new Set(rules)].join(', '),
    steps === '' ? 'its owner only' : `its owner when at risk; ${steps}`,
  ])
}

interface CountedAlike {
  readonly title: string
  readonly counting: string
  readonly examples: readonly Example[]
}

/** The examples of every way of counting, each once. */
function counted(book: readonly Chapter[]): readonly CountedAlike[] {
  const found = new Map<string, CountedAlike>()
  const longest = (a: readonly Example[], b: readonly Example[] = []) => (a.length > b.length ? a : b)
  for (const rule of book.flatMap(clocksOf)) {
    const title = `${sayLimit({ limit: rule.limit })}${rule.counts === undefined ? '' : `, ${rule.counts.replace('-', ' ')}`}`
    found.set(title, {
      title,
      counting: sayCounting(rule),
      examples: longest(examplesOf(rule), found.get(title)?.examples),
    })
  }
  return [...found.values()].sort((a, b) => a.title.localeCompare(b.title, 'en-GB', { numeric: true }))
}

const examples = (of: CountedAlike): string =>
  [
    `### ${of.title.charAt(0).toUpperCase()}${of.title.slice(1)}`,
    of.counting,
    table(
      ['From', 'Due', 'Because'],
      of.examples.map(({ from, due, because }) => [from, due, because]),
    ),
  ].join('\n\n')

const betterWords = { lower: 'lower is better', higher: 'higher is better', context: 'neither high nor low is better' }

const figure = (indicator: Indicator): string =>
  [
    `### ${indicator.id}: ${indicator.title}`,
    `In ${indicator.unit}; ${betterWords[indicator.better]}. Version ${indicator.version}.`,
    `Counts: ${indicator.counts}`,
    `Leaves out: ${indicator.leavesOut}`,
    `Source: ${indicator.source} (trust ${indicator.trust}).`,
  ].join('\n\n')
