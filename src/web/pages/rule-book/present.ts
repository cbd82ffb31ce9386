import { ruleOn, sayLimit, sayRole, sayTrust, type ClockRule } from '../../../clocks/index.ts'
import type { Chapter } from '../../../practice/index.ts'
import type { RuleStanding } from '../../../store/index.ts'
import type { Day } from '../../../time/index.ts'
import { capital, sayCount, sayNumber } from '../../ui/index.ts'
import { percent, standingOf } from './standing.ts'

/** A number of clocks, and the list of the children behind it: null for those who see no lists of children. */
export interface Counted {
  readonly says: string
  readonly href: string | null
}

/** The list of what is due, of one rule, of everybody whom the reader may see. */
export const dueHref = (rule: string, part: 'all' | 'at-risk' | 'late'): string =>
  `/due?part=${part}&team=any&role=any&rule=${rule}`

/** One rule as a line of the book. */
export interface RuleLine {
  readonly href: string
  readonly title: string
  readonly says: string
  readonly source: string
  readonly limit: string
  readonly owner: string
  readonly trust: string
  /** Null where it is not confirmed, and runs on nobody. */
  readonly counts: {
    readonly running: Counted
    readonly atRisk: Counted
    readonly late: Counted
    readonly inTime: string
  } | null
}

export interface BookShown {
  readonly lead: string
  /** Whether it says how the clocks stand. */
  readonly isCounted: boolean
  readonly filters: readonly {
    readonly text: string
    readonly href: string
    readonly count: number
    readonly isCurrent: boolean
  }[]
  readonly chapters: readonly {
    readonly title: string
    readonly lines: readonly RuleLine[]
    readonly withoutClock: readonly {
      readonly title: string
      /** Where its examples are; null of a duty without a number of days. */
      readonly href: string | null
      readonly says: string
      readonly source: string
      readonly trust: string
    }[]
  }[]
}

const RUNNING = 'running'
const ALL = 'all'
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** "From: the child becomes looked after. Until: the first review is held." */
const sayRun = (rule: ClockRule): string => `From: ${lower(rule.starts)}. Until: ${lower(rule.stops)}.`

const sourceOf = ({ ref, source }: Pick<ClockRule, 'ref' | 'source'>): string =>
  ref === null ? source : `${source} (${ref})`

/** The limit, with how it binds: "Within 20 working days", "By day 18", "Not before 6 weeks", "At least 6 weeks before". */
export function sayBound(rule: ClockRule): string {
  const limit = sayLimit(rule)
  if (rule.counts === 'before') return `${rule.sense === 'not-before' ? 'At most' : 'At least'} ${limit} before`
  if (rule.sense === 'not-before') return `Not before ${limit}`
  return `${/^(day|the) /.test(limit) ? 'By' : 'Within'} ${limit}`
}

function lineOf(
  given: ClockRule,
  runs: boolean,
  rows: ReadonlyMap<string, readonly RuleStanding[]>,
  on: Day,
  opens: boolean,
): RuleLine {
  const rule = ruleOn(given, on)
  const counted = (count: number, part: 'all' | 'at-risk' | 'late'): Counted => ({
    says: sayNumber(count),
    href: opens && count > 0 ? dueHref(rule.id, part) : null,
  })
  const { running, atRisk, late, stopped, inTime } = standingOf(rows.get(rule.id) ?? [])
  const share = percent(inTime, stopped)
  return {
    href: `/rules/${rule.id}`,
    title: rule.title,
    says: sayRun(rule),
    source: sourceOf(rule),
    limit: sayBound(rule),
    owner: capital(sayRole(rule.owner)),
    trust: capital(sayTrust[rule.trust]),
    counts: runs
      ? {
          running: counted(running, 'all'),
          atRisk: counted(atRisk, 'at-risk'),
          late: counted(late, 'late'),
          inTime: share === null ? 'None stopped' : `${share}%`,
        }
      : null,
  }
}

const canRun = ({ whyNoClock }: ClockRule): boolean => whyNoClock === undefined
const clocksIn = ({ running, toCome }: Chapter): readonly ClockRule[] => [...running, ...toCome.filter(canRun)]

/** What is said of a rule whose clock runs on nobody: why none does, or what would have to be done first. */
export const sayNotRun = ({ whyNoClock }: ClockRule): string =>
  whyNoClock ?? 'It is not verified: no clock of it runs until an administrator confirms it in the settings.'

const withoutClockOf = (
  rule: Pick<ClockRule, 'ref' | 'source' | 'title' | 'trust'>,
  says: string,
  href: string | null,
): BookShown['chapters'][number]['withoutClock'][number] => ({
  ...{ title: rule.title, href, says },
  source: sourceOf(rule),
  trust: capital(sayTrust[rule.trust]),
})

function sayLead(book: readonly Chapter[], rows: readonly RuleStanding[] | null): string {
  const rules = book.reduce((sum, { running, toCome }) => sum + running.length + toCome.length, 0)
  const said = `${sayNumber(rules)} timescales, each with where it comes from and how far to trust it.`
  if (rows === null) return said
  const open = rows.filter(({ month }) => month === null)
  const sum = (of: (row: RuleStanding) => number): number => open.reduce((total, row) => total + of(row), 0)
  return `${said} ${sayCount(
    sum(({ clocks }) => clocks),
    'clock runs',
    'clocks run',
  ).replace(
    /^n/,
    'N',
  )} on children: ${sayNumber(sum(({ atRisk }) => atRisk))} at risk, ${sayNumber(sum(({ late }) => late))} late.`
}

/**
 * Decides every word of the rule book. `asked`: a practice, `all`, or `running`, which is anything else. `opens`: whether
 * the reader may see lists of children, so that counts lead there. `rows`: how the clocks
 * stand; null for those who are told of no figures.
 */
export function presentBook(
  book: readonly Chapter[],
  rows: readonly RuleStanding[] | null,
  on: Day,
  asked: string | undefined,
  opens: boolean,
): BookShown {
  const choice = asked === ALL || book.some(({ practice }) => practice === asked) ? (asked ?? RUNNING) : RUNNING
  const count = (of: (chapter: Chapter) => number): number => book.reduce((sum, chapter) => sum + of(chapter), 0)
  const filter = (text: string, of: string, total: number) => ({
    text,
    href: of === RUNNING ? '/rules' : `/rules?practice=${of}`,
    count: total,
    isCurrent: of === choice,
  })
  const byRule = Map.groupBy(rows ?? [], ({ rule }) => rule)
  const shown = book.filter(({ practice }) => choice === ALL || choice === RUNNING || practice === choice)
  return {
    lead: sayLead(book, rows),
    isCounted: rows !== null,
    filters: [
      filter(
        'Running now',
        RUNNING,
        count(({ running }) => running.length),
      ),
      ...book.map((chapter) => filter(chapter.title, chapter.practice, clocksIn(chapter).length)),
      filter(
        'All',
        ALL,
        count((chapter) => clocksIn(chapter).length),
      ),
    ],
    chapters: shown
      .map(({ title, running, toCome, withoutClock }) => ({
        title,
        lines: [
          ...running.map((rule) => lineOf(rule, true, byRule, on, opens)),
          ...(choice === RUNNING ? [] : toCome.filter(canRun).map((rule) => lineOf(rule, false, byRule, on, opens))),
        ],
        withoutClock:
          choice === RUNNING
            ? []
            : [
                ...withoutClock.map((rule) => withoutClockOf(rule, rule.says, null)),
                ...toCome.flatMap((rule) =>
                  rule.whyNoClock
                    ? [withoutClockOf(rule, `${sayBound(rule)}. ${rule.whyNoClock}`, `/rules/${rule.id}`)]
                    : [],
                ),
              ],
      }))
      .filter(({ lines, withoutClock }) => lines.length + withoutClock.length > 0),
  }
}
