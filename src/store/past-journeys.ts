import { sql } from 'kysely'
import type { PastJourney, ReadPastJourneys, SpanOfStage } from '../practice/permanence/index.ts'
import type { SubjectId } from '../record/index.ts'
import { addMonths, type Day } from '../time/index.ts'
import { remembered } from './remembered.ts'
import type { Store } from './store.ts'

type Move = { readonly subject: SubjectId; readonly movedInOn: Day }

/**
 * Reads the journeys that reached an adoptive family in the years before the day, with their stays as far as that day:
 * two queries. `asJourneys` joins them, as the practice defines a journey.
 */
export const readPastJourneys = (
  store: Store,
  years: number,
  asJourneys: (spans: readonly SpanOfStage[], moves: readonly Move[]) => readonly PastJourney[],
): ReadPastJourneys => {
  const read = remembered(
    store,
    12,
    ({ authority, generation, on }) =>
      store.inAuthority(authority, async (tx) => {
        const moves = await tx
          .selectFrom('point')
          .select(['subject', 'on_date as movedInOn'])
          .where('authority', '=', authority)
          .where('generation', '=', generation)
          .where('measure', '=', 'A1p')
          .where('on_date', '>', addMonths(on, -12 * years))
          .where('on_date', '<=', on)
          .execute()
        const subjects = [...new Set(moves.map(({ subject }) => subject))]
        const { rows: spans } = await sql<SpanOfStage>`
        select subject, stage, from_on as "fromOn", case when to_on <= ${on} then to_on end as "toOn" from stage_span
        where authority = ${authority} and generation = ${generation} and practice = 'permanence'
          and subject = any(${subjects}::uuid[]) and from_on <= ${on}`.execute(tx)
        return asJourneys(spans, moves)
      }),
    'the-same-for-all',
  )
  return (reading) => read(reading, null)
}
