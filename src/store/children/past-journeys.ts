import { sql } from 'kysely'
import type { Reading } from '../../access/index.ts'
import type { PastJourney, ReadPastJourneys, SpanOfStage } from '../../practice/permanence/index.ts'
import type { SubjectId } from '../../record/index.ts'
import { addMonths, type Day } from '../../time/index.ts'
import { isAmong, type Lists, rememberedRows } from '../projecting/remembered-rows.ts'
import type { Store, Tx } from '../database/store.ts'

type Move = { readonly subject: SubjectId; readonly movedInOn: Day }
type Stay = SpanOfStage & { readonly subject: SubjectId }
interface Found extends Lists {
  readonly moves: readonly Move[]
  readonly spans: readonly Stay[]
}

/**
 * Reads the journeys that reached an adoptive family in the years before the day, with their stays as far as that day:
 * two queries. `asJourneys` joins them, as the practice defines a journey.
 */
export const readPastJourneys = (
  store: Store,
  years: number,
  asJourneys: (spans: readonly SpanOfStage[], moves: readonly Move[]) => readonly PastJourney[],
): ReadPastJourneys => {
  const read = rememberedRows(
    store,
    12,
    (tx, reading, _: null, only) => found(tx, reading, years, only),
    'the-same-for-all',
  )
  const joined = new WeakMap<Found, readonly PastJourney[]>()
  return async (reading) => {
    const rows = await read(reading, null)
    const journeys = joined.get(rows) ?? asJourneys(rows.spans, rows.moves)
    joined.set(rows, journeys)
    return journeys
  }
}

async function found(
  tx: Tx,
  { authority, generation, on }: Reading,
  years: number,
  only: readonly SubjectId[] | null,
): Promise<Found> {
  const moves = await tx
    .selectFrom('point')
    .select(['subject', 'on_date as movedInOn'])
    .where('authority', '=', authority)
    .where('generation', '=', generation)
    .where('measure', '=', 'A1p')
    .where('on_date', '>', addMonths(on, -12 * years))
    .where('on_date', '<=', on)
    .where(isAmong('subject', only))
    .execute()
  const subjects = [...new Set(moves.map(({ subject }) => subject))]
  const { rows: spans } = await sql<Stay>`
    select subject, stage, from_on as "fromOn", case when to_on <= ${on} then to_on end as "toOn" from stage_span
    where authority = ${authority} and generation = ${generation} and practice = 'permanence'
      and subject = any(${subjects}::uuid[]) and from_on <= ${on}`.execute(tx)
  return { moves, spans }
}
