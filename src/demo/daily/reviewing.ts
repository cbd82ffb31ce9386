import { addDays, type Day } from '../../time/index.ts'
import { said, type ToldChild, type ToldFact } from '../told.ts'
import { typed, type Daily } from './daily.ts'

/** Reviewing officers by number: eight for 480 children. */
const OFFICERS = 8
const FIRST_OFFICER = 71

const themes = ['drift', 'drift', 'plan', 'visits', 'views', 'health'] as const

/** What follows each review: decisions, answer, record, distribution and the care plan, about when they should be. */
function papersOf({ chance, today }: Daily, held: Day): ToldFact[] {
  const late = (): number => (chance.inHundred(12) ? chance.whole(4, 12) : 0)
  const sent = addDays(held, chance.whole(2, 6) + late())
  const plan = {
    kind: 'care',
    measured: chance.inHundred(80),
    owned: chance.inHundred(90),
    dated: chance.inHundred(85),
  }
  return [
    typed('child.review-decisions', sent),
    typed('child.review-paper', addDays(sent, chance.whole(2, 6) + late()), { step: 'answered' }),
    typed('child.review-paper', addDays(held, chance.whole(9, 19) + late()), { step: 'written' }),
    typed('child.review-paper', addDays(held, chance.whole(19, 26) + late()), { step: 'sent' }),
    typed('child.plan-version', addDays(held, chance.whole(5, 13) + late()), {
      ...plan,
      contingency: chance.inHundred(70),
    }),
  ].filter(({ happenedOn }) => happenedOn <= today)
}

/** An alert now and then: answered by its day or after it, and most often resolved. */
function alertOf({ chance, since, today }: Daily): ToldFact {
  const on = chance.dayIn(since, addDays(today, -1))
  const respondByOn = addDays(on, 14)
  const answered = addDays(on, chance.inHundred(75) ? chance.whole(4, 14) : chance.whole(15, 30))
  const ended = addDays(answered, chance.whole(1, 14))
  return typed(
    'child.practice-alert',
    on,
    said({
      ...{ theme: chance.oneOf(themes), respondByOn },
      answeredOn: answered <= today ? answered : undefined,
      endedOn: ended <= today && chance.inHundred(80) ? ended : undefined,
    }),
  )
}

/** What a reviewing officer records of a looked-after child. */
export function reviewingLife(daily: Daily, child: ToldChild, entered: Day): ToldFact[] {
  const { chance, since, today } = daily
  const nth = Number(child.number) % OFFICERS
  const officer = `SW${String(FIRST_OFFICER + nth).padStart(5, '0')}`
  const appointed = addDays(entered, chance.inHundred(92) ? chance.whole(1, 6) : chance.whole(8, 15))
  const on = entered < since ? since : appointed
  const reviews = child.facts.filter(({ type, happenedOn }) => type === 'child.review' && happenedOn >= since)
  const told = reviews.flatMap(({ happenedOn }) => papersOf(daily, happenedOn))
  if (on <= today) told.push(typed('child.reviewing-officer', on, { officer }))
  // Some officers raise more than others.
  if (chance.inHundred(4 + 2 * (nth % 4))) told.push(alertOf(daily))
  if (chance.inHundred(20))
    told.push(
      typed('child.midway-check', chance.dayIn(since, today), {
        progress: chance.weighted([
          ['on-course', 70],
          ['slow', 20],
          ['drift', 10],
        ]),
      }),
    )
  if (chance.inHundred(1))
    told.push(
      typed('child.dispute', chance.dayIn(since, today), {
        stage: chance.oneOf(['informal', 'service', 'head'] as const),
      }),
    )
  return told
}
