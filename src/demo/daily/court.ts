import { addDays, type Day } from '../../time/index.ts'
import { said, type ToldFact } from '../told.ts'
import { typed, type Daily } from './daily.ts'

const FROM_CARE_TO_ISSUE = [0, 9] as const
const WEEKS_OF_PROCEEDINGS = 26

/** Care proceedings that go on: issued, allocated, with the hearings that have come by now and the court’s extensions. */
export function proceedingsOf({ chance, today }: Daily, entered: Day): ToldFact[] {
  const issued = addDays(entered, chance.whole(...FROM_CARE_TO_ISSUE))
  const wouldEnd = addDays(issued, 7 * WEEKS_OF_PROCEEDINGS)
  const happened = (on: Day): Day | undefined => (on <= today ? on : undefined)
  const hearing = (kind: string, listedOn: Day, listedForOn: Day): ToldFact =>
    typed(
      'court.hearing',
      listedOn,
      said({
        ...{ kind, listedForOn, heldOn: happened(listedForOn) },
        advocatesMetOn: chance.inHundred(90) ? happened(addDays(listedForOn, -chance.whole(2, 8))) : undefined,
      }),
    )
  const allocatedOn = addDays(issued, chance.whole(0, 4))
  const first = addDays(issued, chance.whole(17, 28))
  const told = [
    typed('court.proceedings', issued, said({ kind: 'care', allocatedOn: happened(allocatedOn) })),
    hearing('case-management', allocatedOn, first),
    hearing('issues-resolution', first, addDays(issued, chance.whole(115, 150))),
  ]
  for (let until = wouldEnd; addDays(until, -14) <= today && chance.inHundred(85); until = addDays(until, 7 * 8))
    told.push(typed('court.extension', addDays(until, -chance.whole(3, 14)), { wouldHaveEndedOn: until }))
  return told.filter(({ happenedOn }) => happenedOn <= today)
}
