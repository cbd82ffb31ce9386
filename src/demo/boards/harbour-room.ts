import type { FactId, Randomness, SubjectId } from '../../record/index.ts'
import { addDays, type Day } from '../../time/index.ts'
import { factsOfDocuments } from '../plans/harbour-documents.ts'
import type { ToldFact } from './told-boards.ts'

/** An evidence room with the published report, two documents of the plan, and who may look into it. */
export function harbourRoom(today: Day, edition: FactId, random: Randomness): readonly ToldFact[] {
  const { audit, survey } = factsOfDocuments(today)
  const room = random.uuid() as SubjectId // a new subject
  const on = addDays(today, -3)
  const guest = (person: string, days: number, reason: string): ToldFact => ({
    ...{ subject: room, type: 'governance.room-guest', on },
    body: { person, untilOn: addDays(today, days), reason },
  })
  return [
    {
      ...{ subject: room, type: 'governance.room', on, isNew: 'room' },
      body: {
        ...{ title: 'Six-monthly review', purpose: 'The Department’s review of progress (invented)' },
        untilOn: addDays(today, 60),
      },
    },
    { ...{ subject: room, type: 'governance.room-edition', on }, body: { edition } },
    ...[audit, survey].map((document) => ({
      ...{ subject: room, type: 'governance.room-document', on, body: { document } },
    })),
    guest('dfe-adviser', 60, 'Advises the Department on the review'),
    guest('board-chair', 60, 'Chairs the board that the report was put to'),
    guest('guest', 30, 'Reviews the council’s progress for the Department'),
  ]
}
