import { addDays, addMonths, birthday, daysBetween, type Day } from '../../time/index.ts'
import { said, type ToldFact } from '../told.ts'
import { typed, type Daily } from './daily.ts'

/** A young person of 16 or 17 in care: the assessment for leaving care, the pathway plan and its reviews. */
export function beforeLeavingCare({ chance, since, today }: Daily, born: Day): ToldFact[] {
  const from16 = birthday(born, 16)
  if (today < from16 || today >= birthday(born, 18)) return []
  const assessed = addDays(from16, chance.whole(50, 105))
  const planned = addDays(assessed, chance.whole(7, 28))
  const told = [
    typed('care-leavers.needs-assessment', assessed),
    typed('child.plan-version', planned, {
      ...{ kind: 'pathway', measured: chance.inHundred(70), owned: true, dated: chance.inHundred(80) },
      contingency: chance.inHundred(60),
    }),
  ]
  for (let on = addDays(addMonths(planned, 6), -chance.whole(-5, 20)); on <= today; on = addMonths(on, 6))
    told.push(typed('care-leavers.pathway-review', on, { tookPart: chance.inHundred(80) }))
  if (chance.inHundred(40)) told.push(typed('care-leavers.adviser', addDays(birthday(born, 17), chance.whole(0, 200))))
  return told.filter(({ happenedOn }) => happenedOn <= today && happenedOn >= since)
}

/** A child in need who lives with a friend of the family by private arrangement, and is seen there. */
export function privatelyFostered({ chance, today }: Daily, from: Day): ToldFact[] {
  const beganOn = addDays(from, -chance.whole(0, 60))
  const told = [typed('private-fostering.arrangement', from, said({ beginsOn: beganOn, noticeOn: from }))]
  if (daysBetween(from, today) < 1) return told
  for (let on = addDays(from, chance.whole(2, 10)); on <= today; on = addDays(on, chance.whole(33, 47)))
    told.push(typed('private-fostering.visit', on, { seen: chance.inHundred(95), seenAlone: chance.inHundred(85) }))
  return told
}
