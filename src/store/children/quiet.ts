import { sql } from 'kysely'
import { measures } from '../../account/index.ts'
import type { ReadQuiet } from '../../practice/child/index.ts'
import { remembered } from '../projecting/remembered.ts'
import { seen } from '../projecting/seen.ts'
import type { Store } from '../database/store.ts'

/** Reads the children of whom nothing dated lately is recorded, on the day of the reading. Stands while nothing is saved. */
export const readQuiet = (store: Store): ReadQuiet =>
  remembered(store, 24, (reading, { isLookedAfterOnly, limit, offset }) =>
    store.inAuthority(reading.authority, async (tx) => {
      const { authority, generation, on } = reading
      let quiet = tx
        .selectFrom('span as q')
        .innerJoin('stage_span as s', (join) =>
          join
            .onRef('s.authority', '=', 'q.authority')
            .onRef('s.generation', '=', 'q.generation')
            .onRef('s.subject', '=', 'q.subject'),
        )
        .innerJoin('child as c', (join) =>
          join
            .onRef('c.authority', '=', 'q.authority')
            .onRef('c.generation', '=', 'q.generation')
            .onRef('c.subject', '=', 'q.subject'),
        )
        .where('q.authority', '=', authority)
        .where('q.generation', '=', generation)
        .where('q.measure', '=', measures.quiet)
        .where('q.from_on', '<=', on)
        .where('q.to_on', '>', on)
        .where('s.practice', '=', 'child')
        .where('s.from_on', '<=', on)
        .where('s.to_on', '>', on)
        .where(seen(reading, sql`q.subject`))
      if (isLookedAfterOnly) quiet = quiet.where('s.stage', '=', 'looked-after')
      const { total } = await quiet.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow()
      const children = await quiet
        .select(['q.subject', 'c.source_ref as sourceRef', 'c.name', 'c.team', 's.stage', 'q.from_on as quietFrom'])
        .orderBy('q.from_on')
        .orderBy('q.subject')
        .limit(limit)
        .offset(offset)
        .execute()
      return { total: Number(total), children }
    }),
  )
