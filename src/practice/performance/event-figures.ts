import type { Fact, PointRow } from '../../record/index.ts'
import { addDays, addMonths, daysBetween, type Day } from '../../time/index.ts'
import { dayIn, textIn } from '../child/index.ts'
import { pointOf, type CountedHow, type Told } from './told.ts'

/** A measure of things that happened, each of which counts on one day. */
interface EventFigure extends CountedHow {
  readonly points: (told: Told) => readonly PointRow[]
}

const factsOf = ({ facts }: Told, type: string): readonly Fact[] =>
  [...(facts.get(type) ?? [])].sort((a, b) => (a.happenedOn < b.happenedOn ? -1 : a.happenedOn > b.happenedOn ? 1 : 0))

const share = (isIn: boolean) => ({ num: isIn ? 1 : 0, den: 1 })

const signedOff = (told: Told): readonly { readonly fact: Fact; readonly on: Day }[] =>
  factsOf(told, 'child.assessment').flatMap((fact) => {
    const on = dayIn(fact.body, 'endedOn')
    return on === null ? [] : [{ fact, on }]
  })

const ledToNothing = (told: Told): readonly PointRow[] =>
  signedOff(told).flatMap(({ fact, on }) => {
    const result = textIn(fact.body, 'result')
    return result === null
      ? []
      : [
          pointOf(told, '1.1-m05', {
            onDate: on,
            fact: fact.id,
            ...share(result === 'none'),
            fromOn: fact.happenedOn,
            untilOn: on,
          }),
        ]
  })

const RECENT_MONTHS = 3

const endedWithAssessment = (told: Told): readonly PointRow[] => {
  const assessed = signedOff(told)
  return factsOf(told, 'protection.plan').flatMap((fact) => {
    const on = dayIn(fact.body, 'endedOn')
    if (on === null) return []
    const recent = assessed.findLast((each) => each.on <= on && each.on >= addMonths(on, -RECENT_MONTHS))
    const found = recent?.on ?? null
    return [
      pointOf(told, '1.1-m09', { onDate: on, fact: fact.id, ...share(found !== null), fromOn: found, untilOn: on }),
    ]
  })
}

const plansAgain = (told: Told): readonly PointRow[] =>
  factsOf(told, 'protection.plan').map((fact, nth, all) =>
    pointOf(told, '1.1-m12', {
      ...{ onDate: fact.happenedOn, fact: fact.id, ...share(nth > 0) },
      ...{ fromOn: all[nth - 1]?.happenedOn ?? null, untilOn: fact.happenedOn },
    }),
  )

const seenInTime =
  (id: string) =>
  (told: Told): readonly PointRow[] =>
    factsOf(told, 'protection.conference').flatMap((fact) => {
      const said = fact.body['seenInTime']
      return fact.body['kind'] !== 'review' || typeof said !== 'boolean'
        ? []
        : [pointOf(told, id, { onDate: fact.happenedOn, fact: fact.id, ...share(said) })]
    })

const takenToReferral = (told: Told): readonly PointRow[] => {
  const referred = factsOf(told, 'front-door.referral')
  const presented = factsOf(told, 'front-door.homeless')
  return presented.flatMap((fact, nth) => {
    const until = presented[nth + 1]?.happenedOn ?? null
    const found = referred.find(
      ({ happenedOn }) => happenedOn >= fact.happenedOn && (until === null || happenedOn < until),
    )
    return found
      ? [
          pointOf(told, '1.1-m15', {
            ...{ onDate: found.happenedOn, fact: fact.id, num: 1, den: 1 },
            ...{ fromOn: fact.happenedOn, untilOn: found.happenedOn },
          }),
        ]
      : []
  })
}

const daysTo =
  (id: string, field: string) =>
  (told: Told): readonly PointRow[] =>
    factsOf(told, 'front-door.early-help').flatMap((fact) => {
      const on = dayIn(fact.body, field)
      if (fact.body['direction'] !== 'down' || on === null || on < fact.happenedOn) return []
      const num = daysBetween(fact.happenedOn, on)
      return [pointOf(told, id, { onDate: on, fact: fact.id, num, den: 1, fromOn: fact.happenedOn, untilOn: on })]
    })

const helpClosed = (told: Told): readonly PointRow[] =>
  factsOf(told, 'front-door.early-help').flatMap((fact) => {
    const on = dayIn(fact.body, 'closedOn')
    return on === null
      ? []
      : [pointOf(told, '1.1-m20', { onDate: on, fact: fact.id, ...share(fact.body['closedWhy'] === 'not-engaged') })]
  })

const AGAIN_WITHIN_MONTHS = 12
const isAccepted = ({ body }: Fact): boolean => body['decision'] === 'assess' || body['decision'] === 'protect'

const referredAgain = (told: Told): readonly PointRow[] =>
  factsOf(told, 'front-door.referral')
    .filter(isAccepted)
    .map((fact, nth, all) => {
      const before = all[nth - 1]?.happenedOn ?? null
      const isAgain = before !== null && before > addMonths(fact.happenedOn, -AGAIN_WITHIN_MONTHS)
      return pointOf(told, '2-m05', {
        ...{ onDate: fact.happenedOn, fact: fact.id, ...share(isAgain), fromOn: before, untilOn: fact.happenedOn },
      })
    })

const alerts = (told: Told): readonly PointRow[] =>
  factsOf(told, 'child.practice-alert').map((fact) => {
    const worker = told.story.officers.find(
      ({ from, to }) => from <= fact.happenedOn && (to === null || fact.happenedOn < to),
    )?.worker
    return pointOf(told, '3-m01', { onDate: fact.happenedOn, fact: fact.id, num: 1, den: 1, worker: worker ?? null })
  })

/** The return's codes for accommodation end in 1 where it is suitable. */
const suitable = (told: Told): readonly PointRow[] =>
  factsOf(told, 'child.care-leaver-year').map((fact) =>
    pointOf(told, '1.3-m09', {
      onDate: addDays(addMonths(fact.happenedOn, 12), -1),
      fact: fact.id,
      ...share(/1$/.test(textIn(fact.body, 'accommodation') ?? '')),
    }),
  )

/** The return's codes for how a child took part in a review: under four, PN0; neither there nor heard, PN7; there and silent, PN4. */
const HEARD = /^PN[12356]$/
const COULD_BE_HEARD = /^PN[1-7]$/

const heardAtReview = (told: Told): readonly PointRow[] =>
  factsOf(told, 'child.review').flatMap((fact) => {
    const how = textIn(fact.body, 'participation') ?? ''
    return COULD_BE_HEARD.test(how)
      ? [pointOf(told, HEARD_AT_REVIEWS, { onDate: fact.happenedOn, fact: fact.id, ...share(HEARD.test(how)) })]
      : []
  })

/** Reviews of children of four and older: those at which the child’s views were heard, for papers. */
export const HEARD_AT_REVIEWS = 'heard-at-reviews'

/** What papers tell of besides the measures of the plan. */
export const paperFigures: readonly EventFigure[] = [
  {
    id: HEARD_AT_REVIEWS,
    counts:
      'Reviews of children of four and older of which it is recorded how the child took part: those at which the child spoke, or their views were told.',
    caution: 'By the codes PN1 to PN7 of the SSDA903 return.',
    points: heardAtReview,
  },
]

/** Measures that count things that happened. */
export const eventFigures: readonly EventFigure[] = [
  {
    id: '1.1-m05',
    counts:
      'Assessments signed off in the month of which it was recorded what they lead to: those that lead to no further action.',
    caution:
      'Assessments without a word on what they lead to are left out: see how many there are before relying on it.',
    points: ledToNothing,
  },
  {
    id: '1.1-m09',
    counts: 'Protection plans that ended in the month: those with an assessment signed off in the three months before.',
    caution: 'The plan does not say whether the three months are before the end or after: before is chosen.',
    points: endedWithAssessment,
  },
  {
    id: '1.1-m12',
    counts: 'Protection plans that began in the month: those of a child who had one before, at any time.',
    caution: 'Plans under another council count only where they are recorded here.',
    points: plansAgain,
  },
  {
    id: '1.1-m14',
    counts:
      'Review conferences held in the month whose chair said whether the child was seen in time: those where yes.',
    caution: 'Conferences of which nothing was said are left out.',
    points: seenInTime('1.1-m14'),
  },
  {
    id: '1.1-m15',
    counts:
      'Homeless 16 and 17 year olds who presented and for whom a referral followed, by the month of the referral.',
    caution: 'A number, not a share: more may mean that more presented.',
    points: takenToReferral,
  },
  {
    id: '1.1-m19-lead',
    counts:
      'Cases stepped down to early help: days until a lead practitioner was allocated, by the month of the allocation.',
    caution: 'Those without one yet are not in it.',
    points: daysTo('1.1-m19-lead', 'leadOn'),
  },
  {
    id: '1.1-m19-meeting',
    counts: 'Cases stepped down to early help: days until the first family meeting, by the month of the meeting.',
    caution: 'Those without one yet are not in it.',
    points: daysTo('1.1-m19-meeting', 'metOn'),
  },
  {
    id: '1.1-m20',
    counts: 'Early help closed in the month: that which closed because the family did not engage.',
    caution: 'Only early help that social work stepped down to, or that stepped up, is recorded here.',
    points: helpClosed,
  },
  {
    id: '1.3-m09',
    counts:
      'Care leavers in the yearly return, on its last day: those in accommodation that the return calls suitable.',
    caution: 'One point a year, from the SSDA903 return. Those of whom nothing is known count as not suitable.',
    points: suitable,
  },
  {
    id: '2-m05',
    counts:
      'Referrals received in the month that were taken on: those within twelve months of an earlier one for the same child.',
    caution: 'Referrals from before referrals are recorded here are not seen: the first year reads low.',
    points: referredAgain,
  },
  {
    id: '3-m01',
    counts: 'Practice alerts raised in the month, for each reviewing officer who has children at the end of it.',
    caution: 'The plan calls more alerts better, but wants even use: see each officer’s beside the mean.',
    points: alerts,
  },
]
