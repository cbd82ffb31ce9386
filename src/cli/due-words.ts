import {
  COVID_WINDOW,
  isInCovidWindow,
  isOffUntilConfirmed,
  sayCounting,
  sayLimit,
  type ClockRule,
} from '../clocks/index.ts'
import { isBeyondKnown, sayDate, sayDay, sayShortDate, type Calendar, type Day } from '../time/index.ts'
import { textTable } from './text-table.ts'

/** What somebody should know beside the answer. */
export function dueNotes(rule: ClockRule, from: Day, due: Day, calendar: Calendar): readonly string[] {
  const notes: string[] = []
  if (rule.onlyWhere !== undefined) notes.push(`This holds where ${rule.onlyWhere}.`)
  if (rule.sense === 'not-before') notes.push('This rule bars: the day is the first on which it may be done.')
  if (rule.inWords !== undefined) notes.push(`The source says ${rule.inWords}; the day is counted as shown.`)
  if (isOffUntilConfirmed(rule)) notes.push('This rule is unverified, and off until an administrator has confirmed it.')
  if (isInCovidWindow(rule, from, due))
    notes.push(
      `Between ${sayDate(COVID_WINDOW.from)} and ${sayDate(COVID_WINDOW.to)} this limit was loosened: a breach is no ordinary breach.`,
    )
  const isInDoubt = isBeyondKnown(calendar, from) || isBeyondKnown(calendar, due)
  if (rule.limit.kind === 'working-days' && isInDoubt)
    notes.push(
      `Bank holidays are known from ${sayDate(calendar.knownFrom)} to ${sayDate(calendar.knownUntil)}: outside, only weekends are left out.`,
    )
  return notes
}

/** The answer as a person reads it, with the working days that counted and the bank holidays that did not. */
export function dueTable(
  rule: ClockRule,
  from: Day,
  answer: { readonly due: Day; readonly warn: Day; readonly counted: readonly Day[] },
  calendar: Calendar,
): string {
  const isWorking = rule.limit.kind === 'working-days'
  const [first = answer.due] = answer.counted
  const last = rule.counts === 'before' ? from : answer.due
  const off = [...calendar.holidays].filter(([on]) => isWorking && on >= first && on <= last)
  const lines = [
    ['Rule', `${rule.title}${rule.ref === null ? '' : ` (${rule.ref})`}, ${rule.id}`],
    ['Limit', `${sayLimit(rule)}. ${sayCounting(rule)}`],
    ['Source', rule.source],
    ['From', `${sayDay(from)}: ${rule.starts}`],
    [rule.sense === 'not-before' ? 'Not before' : 'Due', sayDay(answer.due)],
    ['At risk from', sayDay(answer.warn)],
    ['Counted', `${answer.counted.length} ${isWorking ? 'working days' : 'days'}`],
    ...(isWorking ? inRows(answer.counted).map((row) => ['', row]) : []),
    ...off.map(([on, title], at) => [at === 0 ? 'Did not count' : '', `${sayShortDate(on)}, ${title}`]),
  ]
  return `${textTable(lines)}\n`
}

const A_ROW = 5

const inRows = (counted: readonly Day[]): string[] =>
  counted.flatMap((_, at) =>
    at % A_ROW === 0
      ? [
          counted
            .slice(at, at + A_ROW)
            .map(sayShortDate)
            .join(', '),
        ]
      : [],
  )
