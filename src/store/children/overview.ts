import { sql } from 'kysely'
import type { Reading } from '../../access/index.ts'
import { measures } from '../../account/index.ts'
import { remembered } from '../projecting/remembered.ts'
import { counted } from '../projecting/seen.ts'
import type { Store, Tx } from '../database/store.ts'

/** How the record stands on a day, in numbers. */
export interface Overview {
  /** Children by the stage that they are in on the day: practice, stage, number. */
  readonly stages: readonly { readonly practice: string; readonly stage: string; readonly children: number }[]
  readonly contradictions: number
  readonly quietLookedAfter: number
  /** Whether anything at all is recorded. */
  readonly isEmpty: boolean
}

/** Reads how the record stands on the day of the reading, of the children whom the reader may see. The answer stands while nothing is saved. */
export const readOverview = (store: Store): ((reading: Reading) => Promise<Overview>) => {
  const read = remembered(store, 12, (reading: Reading, _: null) =>
    store.inAuthority(reading.authority, (tx) => overviewIn(tx, reading)),
  )
  return (reading) => read(reading, null)
}

async function overviewIn(tx: Tx, reading: Reading): Promise<Overview> {
  const { authority, generation, on } = reading
  const stages = await tx
    .selectFrom('stage_span')
    .select(({ fn }) => ['practice', 'stage', fn.countAll<number>().as('children')])
    .where('authority', '=', authority)
    .where('generation', '=', generation)
    .where('from_on', '<=', on)
    .where('to_on', '>', on)
    .where(counted(reading, sql`subject`))
    .groupBy(['practice', 'stage'])
    .execute()
  const { contradictions, quiet, known } = await tx
    .selectNoFrom((eb) => [
      eb
        .selectFrom('contradiction')
        .select(sql<number>`count(*)`.as('n'))
        .where('authority', '=', authority)
        .where('generation', '=', generation)
        .where(counted(reading, sql`subject`))
        .as('contradictions'),
      eb
        .selectFrom('span as q')
        .innerJoin('stage_span as s', (join) =>
          join
            .onRef('s.authority', '=', 'q.authority')
            .onRef('s.generation', '=', 'q.generation')
            .onRef('s.subject', '=', 'q.subject'),
        )
        .select(sql<number>`count(*)`.as('n'))
        .where('q.authority', '=', authority)
        .where('q.generation', '=', generation)
        .where('q.measure', '=', measures.quiet)
        .where('q.from_on', '<=', on)
        .where('q.to_on', '>', on)
        .where('s.practice', '=', 'child')
        .where('s.stage', '=', 'looked-after')
        .where('s.from_on', '<=', on)
        .where('s.to_on', '>', on)
        .where(counted(reading, sql`q.subject`))
        .as('quiet'),
      eb
        .selectFrom('child')
        .select('subject')
        .where('authority', '=', authority)
        .where('generation', '=', generation)
        .limit(1)
        .as('known'),
    ])
    .executeTakeFirstOrThrow()
  return {
    stages: stages.map((stage) => ({ ...stage, children: Number(stage.children) })),
    contradictions: Number(contradictions),
    quietLookedAfter: Number(quiet),
    isEmpty: known === null,
  }
}
