import type { SpanRow } from '../../record/index.ts'
import { addMonths, ageOn, birthday, type Day } from '../../time/index.ts'
import type { Kind } from '../casework/index.ts'
import { dayIn, type Care } from '../child/index.ts'
import { cutBy, fromOn, sooner, united, type Lasting } from './stretches.ts'
import { spanOf, type CountedHow, type KeptFrom, type Told } from './told.ts'

/** A measure of children on a day: those who count, and of them those who are in. */
interface StockFigure extends CountedHow {
  readonly of: (told: Told) => readonly Lasting[]
  readonly in: (told: Told) => readonly Lasting[]
  /** The kind of casework that it depends on the council keeping here. */
  readonly kept?: Kind
}

const careOf = ({ story }: Told): readonly Care[] => story.care.filter(({ isShortBreaks }) => !isShortBreaks)

const inCare = ({ states }: Told): readonly Lasting[] => states.get('in-care') ?? []

const afterMonths = (stretches: readonly Lasting[], months: number): readonly Lasting[] =>
  stretches.flatMap((stretch) => fromOn(stretch, addMonths(stretch.from, months)) ?? [])

const YEAR = 12
const HALF_A_YEAR = 6

/** From each assessment's end until a year later. */
const assessedInYear = ({ facts }: Told): readonly Lasting[] =>
  (facts.get('child.assessment') ?? []).flatMap((fact): readonly Lasting[] => {
    const on = dayIn(fact.body, 'endedOn')
    return on === null ? [] : [{ from: on, to: addMonths(on, YEAR), fact: fact.id }]
  })

/** A child in need of whom it was recorded that they are disabled. */
const disabledInNeed = (told: Told): readonly Lasting[] => {
  const isDisabled = (told.facts.get('child.in-need') ?? []).some(({ body }) => body['disabled'] === true)
  return isDisabled ? afterMonths(told.states.get('in-need') ?? [], YEAR) : []
}

const CHECKED_TWICE_A_YEAR_UNDER = 5

/** From each health assessment until the next is due: half a year under five, else a year. */
const checked = ({ facts, story: { bornOn } }: Told): readonly Lasting[] =>
  (facts.get('child.health') ?? [])
    .filter(({ body }) => body['kind'] === 'assessment' && body['refused'] !== true)
    .map(({ id, happenedOn }): Lasting => {
      const isYoung = bornOn !== null && bornOn <= happenedOn && ageOn(bornOn, happenedOn) < CHECKED_TWICE_A_YEAR_UNDER
      return { from: happenedOn, to: addMonths(happenedOn, isYoung ? HALF_A_YEAR : YEAR), fact: id }
    })

const shouldHavePlan = ({ states }: Told): readonly Lasting[] =>
  (['in-care', 'in-need', 'protection-plan'] as const).flatMap((state) => states.get(state) ?? [])

/** From each version of a plan until half a year later: ours, since the plan's own standard is not printed. */
const plannedLately = ({ facts }: Told): readonly Lasting[] =>
  (facts.get('child.plan-version') ?? [])
    .filter(({ body }) => body['kind'] === 'care' || body['kind'] === 'in-need' || body['kind'] === 'protection')
    .map(({ id, happenedOn }) => ({ from: happenedOn, to: addMonths(happenedOn, HALF_A_YEAR), fact: id }))

const beginsPlacement: ReadonlySet<string> = new Set(['S', 'P', 'B'])
const isTemporary = (placement: string): boolean => /^T\d$/.test(placement)

/** Placements with one carer each; a change of legal status or of the kind alone begins none, nor does a temporary one. */
function placementsIn({ episodes, to }: Care): readonly Lasting[] {
  const begun = episodes.filter(({ started, placement }) => beginsPlacement.has(started) && !isTemporary(placement))
  return begun.map(({ from, fact }, nth) => ({ from, to: begun[nth + 1]?.from ?? to, fact }))
}

/** Days on which the year before them held three placements or more. */
const threePlacements = (told: Told): readonly Lasting[] =>
  careOf(told).flatMap((care) => {
    const placements = placementsIn(care)
    return placements.flatMap((first, nth): readonly Lasting[] => {
      const third = placements[nth + 2]
      if (!third || first.to === null) return []
      const until: Day = addMonths(first.to, YEAR)
      return third.from < until ? [{ from: third.from, to: sooner(until, care.to), fact: third.fact }] : []
    })
  })

const homeOnFullOrder = (told: Told): readonly Lasting[] =>
  careOf(told).flatMap(({ episodes, to }) =>
    episodes.flatMap(({ placement, legal, from, fact }, nth): readonly Lasting[] =>
      placement === 'P1' && legal === 'C2' ? [{ from, to: episodes[nth + 1]?.from ?? to, fact }] : [],
    ),
  )

const ASKED_FROM = 5

/** Looked-after children from their fifth birthday on. */
const oldEnoughToBeAsked = (told: Told): readonly Lasting[] => {
  const { bornOn } = told.story
  return bornOn === null ? [] : inCare(told).flatMap((stretch) => fromOn(stretch, birthday(bornOn, ASKED_FROM)) ?? [])
}

/** From each answer on the council's pledge until a year later. */
const answeredInYear = ({ facts }: Told): readonly Lasting[] =>
  (facts.get('child.pledge-response') ?? [])
    .filter(({ body }) => body['answered'] === true)
    .map(({ id, happenedOn }) => ({ from: happenedOn, to: addMonths(happenedOn, YEAR), fact: id }))

/** Measures of children as they are on a day: at the end of each month. */
export const stockFigures: readonly StockFigure[] = [
  {
    id: '1.1-m07',
    counts:
      'Children looked after for more than twelve months at the end of the month: those with an assessment signed off in the twelve months before.',
    caution: 'Assessments from before assessments are recorded here are not seen.',
    of: (told) => afterMonths(inCare(told), YEAR),
    in: assessedInYear,
  },
  {
    id: '1.1-m08',
    counts:
      'Children in need for more than twelve months at the end of the month, of whom it is recorded that they are disabled: those with an assessment signed off in the twelve months before.',
    caution: 'Only children of whom it was recorded whether they are disabled can be in it.',
    of: disabledInNeed,
    in: assessedInYear,
  },
  {
    id: '1.1-m11',
    counts:
      'Children looked after, in need or with a protection plan at the end of the month: those with a care, child in need or protection plan written or changed in the six months before.',
    caution:
      'The plan does not print its standard for how old a plan may be: six months are chosen. It counts from the day on which the council records plans here.',
    of: shouldHavePlan,
    in: plannedLately,
    kept: 'plans',
  },
  {
    id: '1.2-m06',
    counts:
      'Looked-after children aged 5 or over at the end of the month: those who answered on the council’s pledge in the twelve months before.',
    caution: 'It counts from the day on which the council records answers on its pledge here.',
    of: oldEnoughToBeAsked,
    in: answeredInYear,
    kept: 'surveys',
  },
  {
    id: '1.3-m02',
    counts:
      'Looked-after children at the end of the month: those with three placements or more in the twelve months before.',
    caution: 'A placement begins with another carer; temporary ones (T0 to T4) are left out.',
    of: inCare,
    in: threePlacements,
  },
  {
    id: '1.3-m03',
    counts:
      'Looked-after children at the end of the month: those on a full care order who are placed with their parents.',
    caution: 'The plan does not print the denominator: all looked-after children are chosen.',
    of: inCare,
    in: homeOnFullOrder,
  },
  {
    id: '1.3-m08',
    counts:
      'Children looked after for twelve months or more at the end of the month: those with a health assessment in the twelve months before, or the six before where they were under five.',
    caution: 'It counts from the day on which the council records health assessments here.',
    of: (told) => afterMonths(inCare(told), YEAR),
    in: checked,
    kept: 'health',
  },
]

/** The stretches from the day on which the council keeps a kind here; of a child of whom one is recorded before, from then. */
function kept({ kept: kind }: StockFigure, of: readonly Lasting[], ins: readonly Lasting[], keptFrom: KeptFrom) {
  if (kind === undefined) return of
  const first = ins.reduce<Day | null>((least, { from }) => sooner(least, from), null)
  const from = sooner(keptFrom[kind], first)
  return from === null ? [] : of.flatMap((stretch) => fromOn(stretch, from) ?? [])
}

/** What a child counts for on each day. */
export const stockSpans = (told: Told, keptFrom: KeptFrom): readonly SpanRow[] =>
  stockFigures.flatMap((figure) => {
    const of = figure.of(told)
    if (of.length === 0) return []
    const ins = figure.in(told)
    return cutBy(united(kept(figure, of, ins, keptFrom)), united(ins)).map((part) =>
      spanOf(told, figure.id, part, part.isIn),
    )
  })
