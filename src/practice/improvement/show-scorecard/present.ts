import { sayDate, type Day } from '../../../time/index.ts'
import { sayCount } from '../../../web/ui/index.ts'
import type { Band } from '../bands.ts'
import type { saidOfMeasures } from '../figures/entered.ts'
import type { MonthValue } from '../figures/read-figures.ts'
import { directionOf, sayMadeOf, sayMonthOn, sayRun, sayStanding, sayValueOf } from '../figures/say-figure.ts'
import type { ShownLine } from '../figures/standing-view.ts'
import { WATCHED } from '../measures.ts'
import { examplePlan } from '../plan.ts'
import { hrefOfMeasure } from '../show-action/present.ts'
import type { Said } from '../words.ts'

/** Quick views of the scorecard. */
export const views = {
  all: 'All',
  below: 'Below the printed bands',
  'requires-improvement': 'Requires improvement',
  good: 'Good or outstanding',
  worse: 'Shifting or trending for the worse',
  'no-value': 'No value',
} as const

export type View = keyof typeof views

export const isView = (text: string | undefined): text is View => text !== undefined && Object.hasOwn(views, text)

const goodBands: ReadonlySet<Band | null> = new Set<Band | null>(['good', 'outstanding', 'good-or-better'])

function isIn(view: View, shown: ShownLine): boolean {
  switch (view) {
    case 'all':
      return true
    case 'below':
      return shown.band === 'below-printed-bands'
    case 'requires-improvement':
      return shown.band === 'requires-improvement'
    case 'good':
      return goodBands.has(shown.band)
    case 'worse':
      return sayRun(shown).some((text) => text.includes('for the worse'))
    case 'no-value':
      return shown.last === null
  }
}

export interface ScorecardRow {
  readonly id: string
  readonly href: string
  readonly name: string
  readonly part: string | null
  readonly value: string
  readonly madeOf: string
  readonly standing: Said
  readonly direction: string
  readonly run: string | null
  readonly months: readonly MonthValue[]
  readonly year: string
  readonly target: string
  readonly baseline: string | null
}

function rowOf(shown: ShownLine, on: Day, said: ReturnType<typeof saidOfMeasures>): ScorecardRow {
  const { line, last, year, months } = shown
  const { measure } = line
  const { target, baseline } = said.of(line.id)
  const runs = sayRun(shown)
  return {
    id: line.id,
    href: hrefOfMeasure(measure.id),
    name: measure.name,
    part: line.part,
    value: last?.value == null ? (shown.isLastHidden ? 'Not shown' : 'None') : sayValueOf(measure, last.value),
    madeOf: last === null ? '' : `${sayMadeOf(line, last)}, ${sayMonthOn(last.month, on)}`,
    standing: sayStanding(shown),
    direction: directionOf(shown),
    run: shown.run.shift === null && shown.run.trend === null ? null : runs.join(' '),
    months,
    year:
      year?.value == null
        ? line.as === 'month-end'
          ? '–'
          : 'None'
        : `${sayValueOf(measure, year.value)}${measure.isAudit ? ' of twelve months' : ''}`,
    target:
      target === null
        ? 'None'
        : `${sayValueOf(measure, target.value)}${target.byOn === null ? '' : ` by ${sayDate(target.byOn)}`}`,
    baseline: baseline === null ? null : `Baseline: ${sayValueOf(measure, baseline.value)} on ${sayDate(baseline.on)}`,
  }
}

export interface ScorecardShown {
  readonly view: View
  readonly links: readonly {
    readonly text: string
    readonly count: number
    readonly href: string
    readonly isCurrent: boolean
  }[]
  readonly parts: readonly { readonly title: string; readonly rows: readonly ScorecardRow[] }[]
  readonly hidden: string | null
}

const partTitles: readonly { readonly ref: string; readonly title: string }[] = [
  ...examplePlan.priorities.map(({ ref, title }) => ({ ref, title: `${ref} ${title}` })),
  { ref: WATCHED, title: 'Watched besides the plan' },
]

/** The same figures are said in the same words: presented once while nothing changes. */
const presented = new WeakMap<
  readonly ShownLine[],
  Map<string, { readonly said: object; readonly shown: ScorecardShown }>
>()

/** Every word of the scorecard. */
export function presentScorecard(
  all: readonly ShownLine[],
  on: Day,
  view: View,
  said: ReturnType<typeof saidOfMeasures>,
): ScorecardShown {
  const views = presented.get(all) ?? new Map<string, { readonly said: object; readonly shown: ScorecardShown }>()
  presented.set(all, views)
  const before = views.get(`${view} ${on}`)
  if (before?.said === said) return before.shown
  const shown = present(all, on, view, said)
  views.set(`${view} ${on}`, { said, shown })
  return shown
}

function present(
  all: readonly ShownLine[],
  on: Day,
  view: View,
  said: ReturnType<typeof saidOfMeasures>,
): ScorecardShown {
  const hidden = all.reduce((total, each) => total + each.hidden, 0)
  return {
    view,
    links: Object.keys(views)
      .filter(isView)
      .map((each) => ({
        text: views[each],
        count: all.filter((shown) => isIn(each, shown)).length,
        href: each === 'all' ? '/improvement/scorecard' : `/improvement/scorecard?view=${each}`,
        isCurrent: each === view,
      })),
    parts: partTitles
      .map(({ ref, title }) => ({
        title,
        rows: all
          .filter((shown) => shown.line.measure.priority === ref && isIn(view, shown))
          .map((shown) => rowOf(shown, on, said)),
      }))
      .filter(({ rows }) => rows.length > 0),
    hidden:
      hidden === 0
        ? null
        : `${sayCount(hidden, 'month or sum is', 'months and sums are')} not shown: they tell of so few that somebody might be known by them.`,
  }
}
