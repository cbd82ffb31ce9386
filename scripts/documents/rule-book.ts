import type { Indicator, ThresholdPeriod } from '../../src/account/index.ts'
import type { ClockRule, Trust } from '../../src/clocks/index.ts'
import { code, paragraphs, table } from './markdown.ts'

export interface Rules {
  readonly practices: readonly { readonly title: string; readonly rules: readonly ClockRule[] }[]
  readonly indicators: readonly Indicator[]
  readonly thresholds: readonly ThresholdPeriod[]
}

export const trustWords: Readonly<Record<Trust, string>> = {
  V: 'its wording was read at the source',
  V2: 'read in a second source that quotes it',
  K: 'known, and not read again at the source',
  'K?': 'believed; check before relying on it',
  local: 'no law: each council’s own choice',
  ours: 'Throughline’s own, published by nobody',
}

/** docs/rule-book.md: every timescale and every figure, printed from the definitions that the program runs on. */
export const ruleBook = ({ practices, indicators, thresholds }: Rules): string =>
  paragraphs(
    '# Rule book',
    'Printed by `npm run docs` from the definitions that the program itself runs on. Do not edit it by hand.',
    'Every rule says how far it can be trusted:',
    table(['Trust', 'Means'], Object.entries(trustWords)),
    '## Timescales',
    'A clock starts on the day of a fact. On its due date it is still in time; the day after it is late. Working days leave out weekends and the bank holidays of England and Wales, and the first working day after the start is day 1. Months run to the corresponding date. A clock is at risk from its warning date: as many days before the due date as stated, otherwise the last fifth of the limit and at least two days.',
    ...practices.flatMap(({ title, rules }) => [
      `### ${title}`,
      table(['Rule', 'Limit', 'At risk', 'Whose', 'Source', 'Trust', 'Id'], rules.map(ruleRow)),
    ]),
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

const limitWords = { days: 'days', months: 'months', 'working-days': 'working days' } as const

function ruleRow(rule: ClockRule): string[] {
  const { from, to } = rule.inForce ?? {}
  const force = from || to ? ` (starting${from ? ` from ${from}` : ''}${to ? ` to ${to}` : ''})` : ''
  return [
    rule.title,
    `${rule.limit.count} ${limitWords[rule.limit.kind]}${force}`,
    rule.warnDays === undefined ? 'last fifth' : `${rule.warnDays} days before`,
    rule.owner === 'iro' ? 'independent reviewing officer' : rule.owner.replaceAll('-', ' '),
    rule.ref ? `${rule.source} (${rule.ref})` : rule.source,
    rule.trust,
    code(rule.id),
  ]
}

const betterWords = { lower: 'lower is better', higher: 'higher is better', context: 'neither high nor low is better' }

const figure = (indicator: Indicator): string =>
  [
    `### ${indicator.id}: ${indicator.title}`,
    `In ${indicator.unit}; ${betterWords[indicator.better]}. Version ${indicator.version}.`,
    `Counts: ${indicator.counts}`,
    `Leaves out: ${indicator.leavesOut}`,
    `Source: ${indicator.source} (trust ${indicator.trust}).`,
  ].join('\n\n')
