import type { ClockRow, PointRow } from '../../record/index.ts'
import { pointOf, type CountedHow, type Told } from './told.ts'

/** A share of clocks that were stopped in time. */
interface ClockFigure extends CountedHow {
  readonly rules: readonly string[]
  /** A clock counts on the day on which it fell due, or on that on which it was stopped. */
  readonly on: 'due' | 'done'
  /** Whether one that ended before it was due, without what it waited for, counts as missed. */
  readonly endingIsMissing?: true
}

const since = 'It counts from the day on which the council records this here: what came before is not in it.'
const chosen = 'The plan does not say working or calendar days: working days are chosen, as for the national limit.'

const due = (id: string, rules: readonly string[], counts: string, caution: string | null = since): ClockFigure => ({
  ...{ id, rules, counts, caution },
  on: 'due',
})

const doneIn = (id: string, rule: string, days: number): ClockFigure => ({
  ...{ id, rules: [rule], on: 'done', caution: days === 45 ? null : chosen },
  counts: `Assessments signed off in the month; in time are those signed off within ${days} working days of the referral.`,
})

const homeVisits = [
  'child.first-visit-home-on-order',
  'child.visit-home-on-order',
  'child.visit-temporary-approval',
  'child.visit-temporary-approval-later',
] as const

const lookedAfterVisits = [
  'child.first-visit',
  'child.visit',
  'child.visit-settled',
  ...homeVisits,
  'child.first-visit-short-breaks',
  'child.visit-short-breaks',
  'child.placed-first-visit',
  'child.placed-visit',
  'protection.visit',
] as const

const fellDue = 'that fell due in the month; in time are those done by their day'

/** Measures of the plan, and others that are watched, which are shares of clocks stopped in time. */
export const clockFigures: readonly ClockFigure[] = [
  {
    ...due(
      '1.1-m01',
      ['front-door.seen-in-assessment'],
      'Assessments whose ten days from the start of the work ran out in the month; in time are those in which the child was seen by then.',
      chosen,
    ),
    endingIsMissing: true,
  },
  doneIn('1.1-m02', 'front-door.assessed-within-15', 15),
  doneIn('1.1-m03', 'front-door.assessed-within-35', 35),
  doneIn('1.1-m04', 'front-door.assessment', 45),
  {
    ...due('1.1-m13-5', ['front-door.seen-within-5'], `Children to be seen within five days, ${fellDue}.`, chosen),
    endingIsMissing: true,
  },
  {
    ...due('1.1-m13-10', ['front-door.seen-within-10'], `Children to be seen within ten days, ${fellDue}.`, chosen),
    endingIsMissing: true,
  },
  due('1.1-m16', ['front-door.homeless-assessed-within-10'], `Assessments of homeless 16 and 17 year olds ${fellDue}.`),
  due('1.1-m18', ['child.care-plan-updated'], `Updates of the care plan after a review ${fellDue}.`),
  due('1.2-m01-statutory', lookedAfterVisits, `Statutory visits ${fellDue}.`),
  due(
    '1.2-m01-in-need',
    ['front-door.in-need-visit'],
    `Visits to children in need ${fellDue}.`,
    `${since} No law sets their interval: it is the council’s own.`,
  ),
  due('1.3-m05', homeVisits, `Visits to children at home with parents under an order ${fellDue}.`),
  due('1.3-m07', ['child.initial-health-assessment'], `Initial health assessments ${fellDue}.`),
  due('w-01', ['child.first-review', 'child.second-review', 'child.later-review'], `Reviews ${fellDue}.`, null),
  due('w-02', ['front-door.return-interview'], `Return interviews ${fellDue}, held or offered.`),
  due('w-03', ['protection.initial-conference'], `Initial conferences ${fellDue}.`, null),
  due(
    'w-04',
    ['protection.first-review-conference', 'protection.later-review-conference'],
    `Review conferences ${fellDue}.`,
    null,
  ),
  due('w-05', ['protection.first-core-group', 'protection.later-core-group'], `Core groups ${fellDue}.`, null),
  due('w-06', ['child.dental-check'], `Dental checks ${fellDue}.`),
  due('w-07', ['child.health-review', 'child.health-review-under-5'], `Review health assessments ${fellDue}.`),
  due('w-08', ['child.education-plan-begun'], `Personal education plans to be begun ${fellDue}.`),
  due('w-09', ['child.reviewing-officer-named'], `Reviewing officers to be named ${fellDue}.`),
  due('w-10', ['child.midway-check'], `Midway checks ${fellDue}.`),
  due('w-11', ['child.alert-answered'], `Practice alerts to be answered ${fellDue}.`, null),
  due('w-12', ['child.review-decisions'], `Decisions of reviews to be sent ${fellDue}.`),
]

const byRule = Map.groupBy(
  clockFigures.flatMap((figure) => figure.rules.map((rule) => ({ rule, figure }))),
  ({ rule }) => rule,
)

function pointsOf(told: Told, figure: ClockFigure, clock: ClockRow): readonly PointRow[] {
  const { stoppedOn, dueOn, endedWithoutOn, startedOn, startedBy, owner } = clock
  const onDate = figure.on === 'due' ? dueOn : stoppedOn
  const isOff = endedWithoutOn !== null && endedWithoutOn <= dueOn && figure.endingIsMissing !== true
  if (onDate === null || isOff) return []
  const worker = owner.role === 'social-worker' || owner.role === 'iro' ? owner.named : null
  const isIn = stoppedOn !== null && stoppedOn <= dueOn
  return [
    pointOf(told, figure.id, {
      ...{ onDate, fact: startedBy, num: isIn ? 1 : 0, den: 1, worker },
      ...{ fromOn: startedOn, untilOn: stoppedOn },
    }),
  ]
}

/** What a child's clocks count for. */
export const clockPoints = (told: Told): readonly PointRow[] =>
  told.clocks.flatMap((clock) => (byRule.get(clock.rule) ?? []).flatMap(({ figure }) => pointsOf(told, figure, clock)))
