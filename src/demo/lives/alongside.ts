import { addDays, ageOn, birthday, day, financialYear, type Day } from '../../time/index.ts'
import type { Chance } from '../chance.ts'
import type { ChildStory } from '../builders.ts'
import { said } from '../told.ts'
import { step, type Life, type Step } from './steps.ts'

/** The first day from which the return tells workers: return year 2024. */
export const WORKERS_FROM = day('2023-04-01')
const LAST_DAY = '-03-31'

const until = (life: Pick<Life, 'leftOn'>, today: Day): Day =>
  life.leftOn && life.leftOn < today ? life.leftOn : today

/** Reviews about when the law requires them, one in twelve late; afresh from an order to place and from the move to adopters. */
function reviews(chance: Chance, life: Life, today: Day): Step[] {
  const late = (): number => (chance.inHundred(8) ? chance.whole(3, 30) : 0)
  const [ordered, moved] = life.kind === 'adoption' ? lastTwo(life.reviewedAnewFrom) : [life.reviewedAnewFrom?.[0]]
  const turns = [
    { from: life.enteredOn, gaps: () => [chance.whole(15, 27), chance.whole(75, 90)] },
    ...(ordered ? [{ from: ordered, gaps: () => [chance.whole(70, 88)] }] : []),
    ...(moved ? [{ from: moved, gaps: () => [chance.whole(19, 27), chance.whole(75, 90)] }] : []),
  ]
  return turns.flatMap(({ from, gaps }, turn) => {
    const end = [until(life, today), turns[turn + 1]?.from ?? today].toSorted()[0] ?? today
    const steps: Step[] = []
    const [first = 0, ...next] = gaps()
    for (
      let on = addDays(from, first + late());
      on < end;
      on = addDays(on, (next.shift() ?? chance.whole(150, 182)) + late())
    ) {
      const held = on
      steps.push(step(held, (story) => story.reviewedOn(held)))
    }
    return steps
  })
}

/** The order and the move: a child placed by consent has the move alone. */
const lastTwo = (days: readonly Day[] = []): readonly (Day | undefined)[] =>
  days.length > 1 ? days : [undefined, days[0]]

const WHY_CHANGED = ['MANAGE', 'LEFTRL', 'TSPROC', 'ABSENC', 'ORGRST'] as const

/** Social workers one after the other, each known by a number only. */
function workers(chance: Chance, life: Life, today: Day): Step[] {
  const steps: Step[] = []
  const end = until(life, today)
  let from = life.enteredOn > WORKERS_FROM ? life.enteredOn : WORKERS_FROM
  for (let nth = 1; from < end && nth < 9; nth += 1) {
    const began = from
    const next = addDays(
      from,
      chance.weighted([
        [chance.whole(60, 300), 40],
        [chance.whole(250, 1300), 60],
      ]),
    )
    const number = `SW${String(chance.whole(1, 64)).padStart(5, '0')}`
    const reason = nth === 1 ? 'FCONTA' : chance.oneOf(WHY_CHANGED)
    const spell =
      next < end || (life.leftOn && life.leftOn <= today) ? { until: next < end ? next : end, reason } : { reason }
    steps.push(step(began, (story) => story.withWorker(number, began, spell)))
    from = next
  }
  return steps
}

/** Return years in which the child was looked after from the first day to the last. */
function yearsInCare(life: Pick<Life, 'enteredOn' | 'leftOn'>, today: Day): number[] {
  const years: number[] = []
  for (let year = financialYear(life.enteredOn) + 1; `${String(year)}${LAST_DAY}` <= until(life, today); year += 1)
    if (`${String(year)}${LAST_DAY}` !== life.leftOn) years.push(year)
  return years
}

const flag = (chance: Chance, cases: number): string => (chance.inHundred(cases) ? '1' : '0')

/** The yearly health table, told on 31 March. The questionnaire is for children from 4 until the year they turn 17. */
export function health(chance: Chance, life: Pick<Life, 'bornOn' | 'enteredOn' | 'leftOn'>, today: Day): Step[] {
  return yearsInCare(life, today).map((year) => {
    const on = day(`${String(year)}${LAST_DAY}`)
    const age = ageOn(life.bornOn, on)
    const misuses = age >= 12 && chance.inHundred(4)
    const helped = chance.inHundred(60)
    const body = said({
      sdqScore:
        age >= 4 && ageOn(life.bornOn, day(`${String(year - 1)}-04-01`)) < 17 ? String(chance.about(2, 32)) : undefined,
      convicted: age >= 10 ? flag(chance, 3) : undefined,
      developmentChecks: age < 5 ? flag(chance, 91) : undefined,
      immunisations: flag(chance, 88),
      dentalCheck: flag(chance, 82),
      healthAssessment: flag(chance, 90),
      substanceMisuse: misuses ? '1' : '0',
      interventionReceived: misuses ? (helped ? '1' : '0') : undefined,
      interventionOffered: misuses && !helped ? '1' : undefined,
    })
    return step(on, (story) => story.healthIn(year, body).saidOnlyFrom(on))
  })
}

/** Young people who go missing, and come back within days. */
function absences(chance: Chance, life: Life, today: Day): Step[] {
  const from = [birthday(life.bornOn, 11), life.enteredOn].toSorted().at(-1) ?? today
  const end = until(life, today)
  if (from >= end || !chance.inHundred(16)) return []
  return Array.from({ length: chance.whole(1, 5) }, () => chance.dayIn(from, end))
    .toSorted()
    .filter((on, at, all) => addDays(on, 4) < end && addDays(on, 4) < (all[at + 1] ?? end))
    .map((on) => {
      const back = addDays(on, chance.whole(1, 3))
      return step(on, (story) => story.missingFrom(on, back, chance.inHundred(70) ? 'M' : 'A'))
    })
}

const ACTIVITIES = ['F1', 'F2', 'P2', 'F4', 'F5', 'P5', 'G4', 'G5', 'G6'] as const
const HOMES = ['B1', 'C1', 'D1', 'E1', 'K1', 'U1', 'U1', 'Z1', 'Y1', 'V2', 'S2'] as const

/** Care leavers, in the years of their 19th to 21st birthdays. */
function afterCare(chance: Chance, life: Life, today: Day): Step[] {
  if (life.kind !== 'eighteen') return []
  return [19, 20, 21].map((age) => {
    const on = birthday(life.bornOn, age)
    const inTouch = chance.inHundred(90)
    const contact = inTouch
      ? { inTouch: 'YES', activity: chance.oneOf(ACTIVITIES), accommodation: chance.oneOf(HOMES) }
      : { inTouch: 'NO', activity: '0', accommodation: '0' }
    return step(on, (story) => story.careLeaverIn(financialYear(on), contact).saidOnlyFrom(on <= today ? on : today))
  })
}

/** What the return says once, in the year in which care began. */
function atTheStart(chance: Chance, life: Life, today: Day): Step[] {
  const year = financialYear(life.enteredOn)
  const option = chance.inHundred(96) ? 'Z1' : chance.oneOf(['P1', 'P2', 'P3'])
  const steps = [step(life.enteredOn, (story) => story.cameFromPermanence(life.enteredOn, option))]
  if (life.kind !== 'unaccompanied') return steps
  for (let next = year; next <= financialYear(today); next += 1)
    steps.push(
      step(life.enteredOn, (story) =>
        story.unaccompaniedIn(next, birthday(life.bornOn, 18)).saidOnlyFrom(life.enteredOn),
      ),
    )
  return steps
}

/** Everything that happens alongside care: reviews, workers, health, absences, and contact after care. */
export const alongside = (chance: Chance, life: Life, today: Day): readonly Step[] => [
  ...reviews(chance.named('reviews'), life, today),
  ...workers(chance.named('workers'), life, today),
  ...health(chance.named('health'), life, today),
  ...absences(chance.named('absences'), life, today),
  ...afterCare(chance.named('after care'), life, today),
  ...atTheStart(chance.named('start'), life, today),
]

/** Who an invented child is, as the header tells it. */
export const identityOf = (chance: Chance, life: Life): ((story: ChildStory) => ChildStory) => {
  const sex = chance.inHundred(54) ? 'M' : 'F'
  const ethnicity = chance.weighted([
    ['WBRI', 70],
    ['WOTH', 5],
    ['MWBC', 5],
    ['MWAS', 3],
    ['MOTH', 4],
    ['BAFR', 4],
    ['BCRB', 2],
    ['APKN', 3],
    ['AOTH', 4],
  ])
  return (story) => story.bornOn(life.bornOn, { sex, ethnicity })
}
