import { sayDate, sayShortDate, type Day } from '../../time/index.ts'
import { capital, sayCount, sayList, type Standing } from '../../web/ui/index.ts'
import { dayIn, lackingIn, outcomeParts, outcomeResults, planKinds, textIn } from '../child/index.ts'
import type { Outcome, PlanKind, Plans, Version } from './plans.ts'

/** One outcome in words, with what it lacks beside it. */
export interface OutcomeShown {
  readonly key: string
  readonly outcome: string
  readonly measure: string
  readonly seenToBy: string
  readonly by: string
  readonly check: { readonly standing: Standing; readonly says: string }
  /** Where what is missing is added; null where nothing is, or while the past is shown. */
  readonly mend: string | null
}

export interface VersionShown {
  readonly key: string
  readonly says: string
  readonly outcomes: readonly OutcomeShown[]
  /** What the version says became of the outcomes before it. */
  readonly ended: readonly {
    readonly key: string
    readonly outcome: string
    readonly result: string
    readonly came: string
  }[]
  readonly contingency: { readonly standing: Standing; readonly says: string; readonly text: string }
  readonly summary: string
}

export interface PlanShown {
  readonly kind: PlanKind
  readonly title: string
  readonly lead: string
  readonly inForce: VersionShown
  readonly earlier: readonly VersionShown[]
  readonly write: string | null
}

export interface PlansShown {
  readonly plans: readonly PlanShown[]
  /** Plans that the child does not have, each with the form that begins it. */
  readonly toBegin: readonly { readonly text: string; readonly href: string }[]
}

interface Where {
  readonly child: string
  readonly on: Day
  readonly isPast: boolean
}

const NOT_SAID = 'Not said'

export const lower = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1)

/** An outcome of the version before, as the form for the next one names it, with what stands in the record. */
export function sayOutcome({ fact: { body } }: Outcome): { readonly called: string; readonly says: string } {
  const byOn = dayIn(body, 'byOn')
  const parts = [
    `Measured by: ${textIn(body, 'measure') ?? 'not said'}`,
    `who sees to it: ${textIn(body, 'seenToBy') ?? 'not said'}`,
    `by when: ${byOn === null ? 'not said' : sayDate(byOn)}`,
  ]
  return { called: textIn(body, 'outcome') ?? NOT_SAID, says: parts.join('; ') }
}

/** "No measure and no date". */
const sayLacking = (body: Outcome['fact']['body']): string | null => {
  const lacking = lackingIn(body).map((part) => `no ${outcomeParts[part]}`)
  return lacking.length === 0 ? null : capital(sayList(lacking))
}

function outcomeShown({ fact }: Outcome, { child, on, isPast }: Where): OutcomeShown {
  const byOn = dayIn(fact.body, 'byOn')
  const lacking = sayLacking(fact.body)
  const isPassed = byOn !== null && byOn < on
  return {
    key: fact.id,
    outcome: textIn(fact.body, 'outcome') ?? NOT_SAID,
    measure: textIn(fact.body, 'measure') ?? NOT_SAID,
    seenToBy: textIn(fact.body, 'seenToBy') ?? NOT_SAID,
    by: byOn === null ? NOT_SAID : sayDate(byOn),
    check:
      lacking !== null
        ? { standing: 'at-risk', says: lacking }
        : isPassed
          ? { standing: 'late', says: 'Its day has passed' }
          : { standing: 'on-course', says: 'Measure, person and date' },
    mend: lacking === null || isPast ? null : `/children/${child}/facts/${fact.id}/correct`,
  }
}

const results: Readonly<Record<string, string>> = outcomeResults

const contingencyOf = ({ fact, texts }: Version): VersionShown['contingency'] => {
  const text = texts['otherwise'] ?? ''
  const isThere = text !== '' || fact.body['contingency'] === true
  return isThere
    ? { standing: 'on-course', says: 'There is a contingency plan', text }
    : { standing: 'at-risk', says: 'No contingency plan', text }
}

const versionShown = (version: Version, where: Where): VersionShown => ({
  key: version.fact.id,
  says: `Version of ${sayDate(version.fact.happenedOn)}`,
  outcomes: version.outcomes.map((outcome) => outcomeShown(outcome, where)),
  ended: version.ended.map(({ fact, came }) => ({
    key: fact.id,
    outcome: textIn(fact.body, 'outcome') ?? NOT_SAID,
    result: results[textIn(fact.body, 'result') ?? ''] ?? NOT_SAID,
    came,
  })),
  contingency: contingencyOf(version),
  summary: version.texts['summary'] ?? '',
})

/** "Written on 3 May 2025, the 2nd version. 1 of 3 outcomes lacks something." */
function leadOf(version: Version, nth: number): string {
  const written = `Version ${nth}, of ${sayShortDate(version.fact.happenedOn)}.`
  if (version.outcomes.length === 0) return `${written} Its outcomes are not recorded here.`
  const lacking = version.outcomes.filter(({ fact }) => lackingIn(fact.body).length > 0).length
  const outcomes = capital(sayCount(version.outcomes.length, 'outcome', 'outcomes'))
  return lacking === 0
    ? `${written} ${outcomes}, each with a measure, a person and a date.`
    : `${written} ${outcomes}, of which ${sayCount(lacking, 'lacks', 'lack')} something.`
}

/** Every word of the page of a child's plans. */
export function presentPlans(plans: Plans, where: Where): PlansShown {
  const address = (kind: string): string => `/children/${where.child}/plans/${kind}`
  const kinds = Object.keys(planKinds) as readonly PlanKind[] // its keys are the kinds
  const all = kinds.map((kind) => ({ kind, title: planKinds[kind], versions: plans.versionsOf(kind) }))
  return {
    plans: all.flatMap(({ kind, title, versions }): PlanShown[] => {
      const [latest, ...before] = versions
      if (latest === undefined) return []
      return [
        {
          ...{ kind, title, lead: leadOf(latest, versions.length), inForce: versionShown(latest, where) },
          earlier: before.map((version) => versionShown(version, { ...where, isPast: true })),
          write: where.isPast ? null : address(kind),
        },
      ]
    }),
    toBegin: where.isPast
      ? []
      : all.flatMap(({ kind, title, versions }) => (versions.length > 0 ? [] : [{ text: title, href: address(kind) }])),
  }
}
