import { addDays, addMonths } from '../../time/index.ts'
import type { Day } from '../../time/index.ts'
import type { ToldFact } from '../told.ts'
import { typed, type Daily } from './daily.ts'

const categories = ['neglect', 'neglect', 'emotional', 'emotional', 'physical', 'sexual'] as const

/** From a strategy discussion to a protection plan with its core groups and reviews: about when they should be. */
export function protectedLife({ chance, today }: Daily, from: Day): ToldFact[] {
  const discussed = chance.dayIn(from, today)
  const conferred = addDays(discussed, chance.inHundred(85) ? chance.whole(14, 21) : chance.whole(22, 30))
  const told: ToldFact[] = [
    typed('protection.strategy-discussion', discussed, {
      outcome: 'enquiry',
      police: true,
      health: chance.inHundred(90),
    }),
  ]
  if (chance.inHundred(90)) {
    const seen = addDays(discussed, chance.inHundred(80) ? chance.whole(0, 1) : chance.whole(2, 4))
    told.push(typed('child.visit', seen, { seen: true, seenAlone: chance.inHundred(90), place: 'home' }))
  }
  if (chance.inHundred(35)) {
    told.push(
      typed('protection.enquiry-ended', addDays(discussed, chance.whole(5, 14)), {
        outcome: chance.oneOf(['plan', 'none'] as const),
      }),
    )
    return told
  }
  told.push(
    typed('protection.conference', conferred, { kind: 'initial', outcome: 'plan', tookPart: chance.inHundred(60) }),
    typed('protection.plan', conferred, { category: chance.oneOf(categories) }),
  )
  for (let on = addDays(conferred, chance.whole(7, 15)); on <= today; on = addDays(on, chance.whole(28, 45)))
    told.push(typed('protection.core-group', on))
  for (
    let on = addDays(addMonths(conferred, 3), -chance.whole(-4, 10));
    on <= today;
    on = addDays(addMonths(on, 6), -chance.whole(-4, 12))
  )
    told.push(typed('protection.conference', on, { kind: 'review', outcome: 'plan', tookPart: chance.inHundred(60) }))
  return told
}
