import { indicators, type Indicator } from '../../../account/index.ts'
import { sayDate, type Day } from '../../../time/index.ts'
import type { Band } from '../bands.ts'
import type { IndicatorThen, ReadIndicators } from '../figure-ports.ts'
import type { saidOfMeasures } from '../figures/entered.ts'
import type { MonthValue } from '../figures/read-figures.ts'
import { isBetter, sayMadeOf, sayMonthOn, sayRun, sayStanding, sayValueOf } from '../figures/say-figure.ts'
import type { ShownLine } from '../figures/standing-view.ts'
import type { Requirement, Source } from '../requirements.ts'
import { hrefOfMeasure, type Linked } from '../show-action/present.ts'
import { linkToAction } from '../show-requirements/present.ts'
import type { ActionInPlan, Trace } from '../trace.ts'
import type { Verdict } from '../verdict.ts'
import { sayBrag, sayVerdict, type Said } from '../words.ts'

/** What somebody wrote of a requirement's story, the last word of each part. */
export interface Told {
  readonly on: Day
  readonly did: string
  readonly voice: string
  readonly lessWell: string
}

/** What changed by one measure: before and after, each with what it is made of. */
export interface Changed {
  readonly link: Linked
  readonly before: string
  readonly after: string
  readonly way: Said
  readonly standing: Said
  readonly run: string
  readonly months: readonly MonthValue[]
  readonly baseline: number | null
  readonly isPercent: boolean
}

export interface StoryShown {
  readonly caption: string
  readonly heading: string
  readonly asked: string
  readonly did: string | null
  readonly actions: readonly { readonly link: Linked; readonly how: Said; readonly says: string }[]
  readonly changed: readonly Changed[]
  /** Indicators of the adoption scorecard that follow it, before and now. */
  readonly indicators: readonly {
    readonly link: Linked
    readonly before: string
    readonly now: string
    readonly way: Said
    /** Before and now as two points; null where one of them has no value, or the reader is not told it. */
    readonly chart: { readonly points: readonly MonthValue[]; readonly isPercent: boolean } | null
  }[]
  readonly voice: string | null
  /** Written by somebody; null where nobody has. */
  readonly lessWell: string | null
  /** What the record itself shows to be still wrong: nobody can take it away. */
  readonly stillWrong: readonly string[]
  readonly verdict: Said
  readonly told: string | null
}

/** The first month with a value is the before, where no baseline was set. */
function beforeOf(shown: ShownLine, baseline: { readonly value: number; readonly on: Day } | null) {
  if (baseline !== null) return { value: baseline.value, says: `Baseline of ${sayDate(baseline.on)}` }
  const first = shown.months.find(({ value, month }) => value !== null && month !== shown.last?.month)
  return first?.value == null
    ? null
    : { value: first.value, says: `${sayMadeOf(shown.line, first)}, the first of these months: no baseline was set` }
}

const ways: Readonly<Record<'better' | 'worse' | 'same' | 'unknown', Said>> = {
  better: { says: 'Better', standing: 'on-course' },
  worse: { says: 'Worse', standing: 'late' },
  same: { says: 'No change', standing: 'at-risk' },
  unknown: { says: 'Cannot be told', standing: 'unknown' },
}

function wayOf(shown: ShownLine, before: number | null): keyof typeof ways {
  if (before === null || shown.last?.value == null) return 'unknown'
  const better = isBetter(shown.line.measure, before, shown.last.value)
  return better === null ? 'same' : better ? 'better' : 'worse'
}

function changedBy(shown: ShownLine, said: ReturnType<typeof saidOfMeasures>, on: Day): Changed {
  const { line, last } = shown
  const { baseline } = said.of(line.id)
  const before = beforeOf(shown, baseline)
  const say = (value: number): string => sayValueOf(line.measure, value)
  return {
    link: {
      text: line.id,
      href: hrefOfMeasure(line.measure.id),
      says: `${line.measure.name}${line.part === null ? '' : `, ${line.part}`}`,
    },
    before: before === null ? 'None' : `${say(before.value)} (${before.says})`,
    after:
      last?.value == null ? 'None' : `${say(last.value)} (${sayMadeOf(line, last)}, ${sayMonthOn(last.month, on)})`,
    way: ways[wayOf(shown, before?.value ?? null)],
    standing: sayStanding(shown),
    run: sayRun(shown).join(' '),
    months: shown.months,
    baseline: baseline?.value ?? null,
    isPercent: line.measure.unit === 'percent',
  }
}

const badBands: ReadonlySet<Band | null> = new Set<Band | null>(['below-printed-bands', 'requires-improvement'])

function wrongWith(shown: ShownLine, changed: Changed): readonly string[] {
  const name = `${changed.link.text} ${changed.link.says}`
  return [
    ...(shown.last === null ? [`${name} has no value: nobody can say what changed.`] : []),
    ...(badBands.has(shown.band) ? [`${name} is at ${changed.after}: ${changed.standing.says.toLowerCase()}.`] : []),
    ...(changed.way === ways.worse ? [`${name} is worse than before: it was ${changed.before}.`] : []),
  ]
}

const wrongAction = ({ action, standing, plan }: ActionInPlan): readonly string[] =>
  standing.slow.length === 0 ? [] : [`Action ${action.ref} of ${plan.title} is slow. ${standing.slow.join(' ')}`]

/** An indicator of the adoption scorecard before and now; null where it is none. */
function indicatorShown(id: string, all: Awaited<ReturnType<ReadIndicators>>): StoryShown['indicators'][number] | null {
  const indicator = indicators.find((each) => each.id === id)
  const told = all.find((each) => each.id === id)
  if (!indicator || !told) return null
  const { before, now } = told
  return {
    link: { text: id, href: hrefOfMeasure(id), says: indicator.title },
    ...{ before: before.says, now: now.says, way: ways[indicatorWay(indicator.better, before.value, now.value)] },
    chart:
      before.value === null || now.value === null
        ? null
        : { points: [before, now].map(pointOf), isPercent: indicator.unit === 'percent' },
  }
}

const pointOf = ({ value, of, until }: IndicatorThen): MonthValue => ({ month: until, num: 0, den: of, value })

function indicatorWay(better: Indicator['better'], before: number | null, now: number | null): keyof typeof ways {
  if (before === null || now === null || better === 'context') return 'unknown'
  if (before === now) return 'same'
  return now < before === (better === 'lower') ? 'better' : 'worse'
}

/** Every word of a requirement's story. */
export function presentStory(
  { requirement, source }: { readonly requirement: Requirement; readonly source: Source },
  trace: Trace,
  shown: readonly ShownLine[],
  about: {
    readonly said: ReturnType<typeof saidOfMeasures>
    readonly verdicts: readonly Verdict[]
    readonly told: Told | null
    readonly on: Day
    readonly indicators: Awaited<ReturnType<ReadIndicators>>
  },
): StoryShown {
  const { said, told, on, verdicts } = about
  const actions = trace.actionsOf(requirement.id)
  const measures = trace.measuresOf(requirement.id)
  const own = shown.filter(({ line }) => measures.includes(line.measure.id))
  const changed = own.map((each) => changedBy(each, said, on))
  const followed = measures.flatMap((id) => indicatorShown(id, about.indicators) ?? [])
  const verdict = verdicts.at(-1)
  return {
    caption: `${source.title}, ${source.calls.toLowerCase()} ${requirement.ref}`,
    heading: 'The story on one page',
    asked: requirement.asks ?? 'The text of this one is not held.',
    did: told?.did ?? null,
    actions: actions.map((each) => ({
      link: linkToAction(each),
      how: sayBrag(each.standing.rated.brag),
      says: each.standing.rated.why,
    })),
    changed,
    indicators: followed,
    voice: told?.voice ?? null,
    lessWell: told?.lessWell ?? null,
    stillWrong: [
      ...(verdict === undefined ? ['Nobody has decided whether it is met.'] : []),
      ...(verdict !== undefined && verdict.verdict !== 'met'
        ? [`It was decided on ${sayDate(verdict.on)} that it is ${sayVerdict(verdict.verdict).says.toLowerCase()}.`]
        : []),
      ...(actions.length === 0 ? ['No action answers it.'] : []),
      ...(measures.length === 0
        ? ['No measure follows it: nothing can show whether anything changed for children.']
        : []),
      ...actions.flatMap(wrongAction),
      ...own.flatMap((each, n) => (changed[n] ? wrongWith(each, changed[n]) : [])),
      ...followed.flatMap(({ link, before, now, way }) =>
        way === ways.worse ? [`${link.text} ${link.says} is worse than before: ${now}. Before: ${before}.`] : [],
      ),
    ],
    verdict: sayVerdict(verdict?.verdict ?? null),
    told: told === null ? null : sayDate(told.on),
  }
}
